package org.carillon.policy.ban;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** How long bans are made for, in people's words. */
public enum BanTime {
  HOUR(Duration.ofHours(1)),
  DAY(Duration.ofDays(1)),
  WEEK(Duration.ofDays(7)),
  MONTH(Duration.ofDays(30)),
  YEAR(Duration.ofDays(365)),
  EVER(Duration.ZERO);

  private final Duration time;

  BanTime(Duration time) {
    this.time = time;
  }

  /** Empty if it does not end. */
  public Optional<Duration> time() {
    return Optional.of(time).filter(Duration::isPositive);
  }

  /** As REST and pages call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BanTime of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** The shortest that is at least as long; a year for what is longer. */
  public static BanTime covering(Duration wanted) {
    for (BanTime each : values()) {
      if (each.time.compareTo(wanted) >= 0) {
        return each;
      }
    }
    return YEAR;
  }
}
