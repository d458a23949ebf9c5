package org.carillon.transport.internal.queue;

import java.time.Duration;

/** Durations in words, as in delivery reports. */
public final class DurationText {

  private DurationText() {}

  /** Returns the duration in its largest unit, rounded down: {@code 5 days}, {@code 1 hour}. */
  public static String inWords(Duration span) {
    if (span.toDays() >= 2) {
      return span.toDays() + " days";
    }
    if (span.toHours() >= 1) {
      return count(span.toHours(), "hour");
    }
    return span.toMinutes() >= 1
        ? count(span.toMinutes(), "minute")
        : count(span.toSeconds(), "second");
  }

  private static String count(long many, String unit) {
    return many + " " + unit + (many == 1 ? "" : "s");
  }
}
