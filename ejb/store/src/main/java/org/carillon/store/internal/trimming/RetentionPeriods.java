package org.carillon.store.internal.trimming;

import java.time.Duration;

/** The periods for which removed data is kept. */
public interface RetentionPeriods {
  /** The shortest period: a session that just read a row can still read or copy its content. */
  Duration LEAST = Duration.ofMinutes(15);

  /** Returns the time for which an account's mail can be brought back, at least {@link #LEAST}. */
  Duration undelete(long domain, long account);

  /** Returns the time that changes are kept for disconnected clients, at least {@link #LEAST}. */
  Duration history();
}
