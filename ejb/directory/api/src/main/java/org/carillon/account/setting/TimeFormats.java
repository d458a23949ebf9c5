package org.carillon.account.setting;

import java.util.Objects;

/**
 * In which zone somebody's days begin, and how times are written.
 *
 * @param zone a name of the tz database; empty for the device's
 * @param clock how hours are counted
 * @param days how days are written
 * @param week where weeks begin
 */
public record TimeFormats(String zone, Clock clock, Days days, Week week) {

  /** As the device and the language have it. */
  public static final TimeFormats AUTO = new TimeFormats("", Clock.AUTO, Days.AUTO, Week.AUTO);

  /** How hours are counted. */
  public enum Clock {
    /** As the language and the region have it. */
    AUTO,
    /** From 1 to 12, twice. */
    TWELVE,
    /** From 0 to 23. */
    TWENTY_FOUR
  }

  /** How days are written. */
  public enum Days {
    /** As the language and the region have it. */
    AUTO,
    /** Year, month and day in figures (ISO 8601). */
    ISO
  }

  /** Where weeks begin. */
  public enum Week {
    /** As the region has it. */
    AUTO,
    /** As ISO 8601 has it. */
    MONDAY,
    /** As North America has it. */
    SUNDAY,
    /** As Arab countries have it. */
    SATURDAY
  }

  /** Nothing is missing. */
  public TimeFormats {
    Objects.requireNonNull(zone);
    Objects.requireNonNull(clock);
    Objects.requireNonNull(days);
    Objects.requireNonNull(week);
  }
}
