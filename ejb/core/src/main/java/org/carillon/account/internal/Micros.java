package org.carillon.account.internal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as exactly as the database keeps them, for places in lists. */
final class Micros {
  private Micros() {}

  /** Microseconds since 1970. */
  static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
