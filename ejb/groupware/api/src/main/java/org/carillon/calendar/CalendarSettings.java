package org.carillon.calendar;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Whole;

/** The settings of calendars. */
public final class CalendarSettings implements SettingSource {

  /** The people who may see when an account is busy. */
  public enum FreeBusyAudience {
    NOBODY,
    OWN_DOMAIN,
    /** Every account of this server. */
    ACCOUNTS_HERE,
    /** Everybody, even without signing in. */
    ANYBODY
  }

  /** The people who may see when an account is busy. */
  public static final Setting<FreeBusyAudience> FREE_BUSY =
      Setting.ofOwner(
          "calendar.free-busy",
          new Choice<>(FreeBusyAudience.class),
          FreeBusyAudience.OWN_DOMAIN,
          "Free/busy visibility",
          "Who can see when an account is busy: nobody, accounts of the same domain, all"
              + " accounts of this server, or everybody, even without signing in. Titles and"
              + " details of events are never shown.");

  /** The maximum number of attendees of an event. */
  public static final Setting<Long> ATTENDEES =
      Setting.ofServer(
              "calendar.attendees",
              new Whole(1, 100_000, "attendees"),
              1_000L,
              "Maximum attendees per event",
              "An event with more attendees is refused. Raise the limit if users organize"
                  + " larger events.")
          .forExperts();

  /** The maximum number of instances of an object that ends, and of its single dates. */
  public static final Setting<Long> INSTANCES =
      Setting.ofServer(
              "calendar.instances",
              new Whole(100, 100_000, "occurrences"),
              5_000L,
              "Maximum occurrences of an event",
              "A series with an end date is refused if it has more occurrences than this. So is"
                  + " an event with more single dates. A series without an end is not limited.")
          .forExperts();

  /** The largest file that can be attached to an event, in octets. */
  public static final Setting<Long> ATTACHMENT_OCTETS =
      Setting.ofServer(
              "calendar.attachment-octets",
              new Whole(10_000, 1_000_000_000, "octets"),
              25_000_000L,
              "Maximum attachment size of events",
              "A larger file cannot be attached to an event. Attached files count towards"
                  + " the quota of the calendar's owner.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(FREE_BUSY, ATTENDEES, INSTANCES, ATTACHMENT_OCTETS);
  }
}
