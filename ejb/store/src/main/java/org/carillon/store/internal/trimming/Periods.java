package org.carillon.store.internal.trimming;

import java.time.Duration;

/** How long what is gone is kept. */
public interface Periods {
  /**
   * Nothing goes sooner: whoever read a message's row a moment ago can still read its content or
   * copy it.
   */
  Duration LEAST = Duration.ofMinutes(15);

  /** How long an account's mail can be brought back, at least {@link #LEAST}. */
  Duration undelete(long domain, long account);

  /** How long clients that were away are told what changed, at least {@link #LEAST}. */
  Duration history();
}
