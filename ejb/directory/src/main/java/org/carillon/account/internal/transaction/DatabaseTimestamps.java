package org.carillon.account.internal.transaction;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times with the precision of the database, for positions in lists. */
public final class DatabaseTimestamps {
  private DatabaseTimestamps() {}

  /** Returns the time in microseconds since 1970. */
  public static long of(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  public static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
