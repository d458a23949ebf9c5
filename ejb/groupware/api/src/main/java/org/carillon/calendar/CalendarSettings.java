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
          "Who sees free/busy",
          "Who may see when an account is busy: nobody, accounts of the same domain, all accounts"
              + " of this server, or everybody. Nobody is told what the events are.");

  /** The maximum number of attendees of an event. */
  public static final Setting<Long> ATTENDEES =
      Setting.ofServer(
              "calendar.attendees",
              new Whole(1, 100_000, ""),
              1_000L,
              "Most people invited to an event",
              "An event with more attendees is refused.")
          .forExperts();

  /** The maximum number of instances of an object that ends, and of its single dates. */
  public static final Setting<Long> INSTANCES =
      Setting.ofServer(
              "calendar.instances",
              new Whole(100, 100_000, ""),
              5_000L,
              "Most occurrences of a repeating event",
              "A repeating event is refused if it has more occurrences than this, or lists more single"
                  + " dates. An event without an end may repeat for ever.")
          .forExperts();

  /** The largest file that can be attached to an event, in octets. */
  public static final Setting<Long> ATTACHMENT_OCTETS =
      Setting.ofServer(
              "calendar.attachment-octets",
              new Whole(10_000, 1_000_000_000, "octets"),
              25_000_000L,
              "Largest file attached to an event",
              "Larger files are refused. Attached files count towards the quota of the calendar's"
                  + " owner.")
          .forExperts();

  @Override
  public List<Setting<?>> settings() {
    return List.of(FREE_BUSY, ATTENDEES, INSTANCES, ATTACHMENT_OCTETS);
  }
}
