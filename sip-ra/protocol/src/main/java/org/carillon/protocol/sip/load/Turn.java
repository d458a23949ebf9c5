package org.carillon.protocol.sip.load;

import java.util.concurrent.atomic.AtomicBoolean;

/** The right to respond to a request, given once: to its handler or to the timeout. */
public final class Turn {
  private final AtomicBoolean taken = new AtomicBoolean();

  /** Returns true for the first caller, which may respond. */
  public boolean take() {
    return taken.compareAndSet(false, true);
  }
}
