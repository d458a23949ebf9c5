package org.carillon.account.setting;

import java.util.Objects;

/**
 * A person's time zone and the format of times.
 *
 * @param zone a name of the tz database; empty for the device's zone
 * @param clock the 12-hour or 24-hour clock
 * @param days the format of dates
 * @param week the first day of the week
 */
public record TimeFormats(String zone, Clock clock, Days days, Week week) {

  /** The formats of the device and the language. */
  public static final TimeFormats AUTO = new TimeFormats("", Clock.AUTO, Days.AUTO, Week.AUTO);

  /** The formats of hours. */
  public enum Clock {
    /** The format of the language and the region. */
    AUTO,
    /** Hours are counted from 1 to 12, twice a day. */
    TWELVE,
    /** Hours are counted from 0 to 23. */
    TWENTY_FOUR
  }

  /** The formats of dates. */
  public enum Days {
    /** The format of the language and the region. */
    AUTO,
    /** Year, month and day as numbers (ISO 8601). */
    ISO
  }

  /** The first days of the week. */
  public enum Week {
    /** The first day of the week in the region. */
    AUTO,
    /** The first day of the week in ISO 8601. */
    MONDAY,
    /** The first day of the week in North America. */
    SUNDAY,
    /** The first day of the week in Arab countries. */
    SATURDAY
  }

  /** Checks that no value is null. */
  public TimeFormats {
    Objects.requireNonNull(zone);
    Objects.requireNonNull(clock);
    Objects.requireNonNull(days);
    Objects.requireNonNull(week);
  }
}
