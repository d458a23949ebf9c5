package org.carillon.policy.ban;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** The durations of bans, as administrators choose them. */
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

  /** Returns the duration, or empty if the ban has no end. */
  public Optional<Duration> time() {
    return Optional.of(time).filter(Duration::isPositive);
  }

  /** Returns the word that REST and pages use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the duration with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BanTime of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Returns the shortest duration of at least {@code wanted}, or a year if there is none. */
  public static BanTime covering(Duration wanted) {
    for (BanTime each : values()) {
      if (each.time.compareTo(wanted) >= 0) {
        return each;
      }
    }
    return YEAR;
  }
}
