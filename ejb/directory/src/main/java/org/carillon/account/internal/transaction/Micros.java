package org.carillon.account.internal.transaction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as exactly as the database keeps them, for places in lists. */
public final class Micros {
  private Micros() {}

  /** Microseconds since 1970. */
  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
