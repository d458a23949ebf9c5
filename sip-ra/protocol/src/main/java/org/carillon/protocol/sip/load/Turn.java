package org.carillon.protocol.sip.load;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The right to answer a request, which is given once: to who decided about it, or to who says that
 * this takes too long.
 */
public final class Turn {
  private final AtomicBoolean taken = new AtomicBoolean();

  /** Whether the caller is the first to ask, and so may answer. */
  public boolean take() {
    return taken.compareAndSet(false, true);
  }
}
