package org.carillon.calendar;

import java.util.List;
import org.carillon.settings.Setting;
import org.carillon.settings.SettingSource;
import org.carillon.settings.SettingType.Choice;
import org.carillon.settings.SettingType.Whole;

/** What may be set of calendars. */
public final class CalendarSettings implements SettingSource {

  /** Who is told when somebody has no time. */
  public enum FreeBusyAudience {
    /** Nobody but oneself. */
    NOBODY,
    /** Whoever has an account in the same domain. */
    OWN_DOMAIN,
    /** Whoever has an account here. */
    ACCOUNTS_HERE,
    /** Everybody, also without signing in. */
    ANYBODY
  }

  /** Who is told. */
  public static final Setting<FreeBusyAudience> FREE_BUSY =
      Setting.ofOwner(
          "calendar.free-busy",
          new Choice<>(FreeBusyAudience.class),
          FreeBusyAudience.OWN_DOMAIN,
          "Who sees free/busy",
          "Who may see when an account is busy: nobody, accounts of the same domain, all accounts"
              + " of this server, or everybody. Nobody is told what the events are.");

  /** How many may be invited. */
  public static final Setting<Long> ATTENDEES =
      Setting.ofServer(
          "calendar.attendees",
          new Whole(1, 100_000, ""),
          1_000L,
          "Most people invited to an event",
          "An event with more attendees is refused.");

  /** How many instances an object may name. */
  public static final Setting<Long> INSTANCES =
      Setting.ofServer(
          "calendar.instances",
          new Whole(100, 100_000, ""),
          5_000L,
          "Most occurrences of a repeating event",
          "A repeating event is refused if it has more occurrences than this, or lists more single"
              + " dates. An event without an end may repeat for ever.");

  /** How large a file of an event may be. */
  public static final Setting<Long> ATTACHMENT_OCTETS =
      Setting.ofServer(
          "calendar.attachment-octets",
          new Whole(10_000, 1_000_000_000, "octets"),
          25_000_000L,
          "Largest file attached to an event",
          "Larger files are refused. Attached files count towards the quota of the calendar's"
              + " owner.");

  @Override
  public List<Setting<?>> settings() {
    return List.of(FREE_BUSY, ATTENDEES, INSTANCES, ATTACHMENT_OCTETS);
  }
}
