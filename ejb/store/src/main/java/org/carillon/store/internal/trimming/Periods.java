package org.carillon.store.internal.trimming;

import java.time.Duration;

/** The periods for which removed data is kept. */
public interface Periods {
  /**
   * The shortest period: a session that has just read a message's row can still read or copy its
   * content.
   */
  Duration LEAST = Duration.ofMinutes(15);

  /**
   * Returns the period for which an account's mail can be brought back, at least {@link #LEAST}.
   */
  Duration undelete(long domain, long account);

  /**
   * Returns the period for which changes are kept for clients that were disconnected, at least
   * {@link #LEAST}.
   */
  Duration history();
}
