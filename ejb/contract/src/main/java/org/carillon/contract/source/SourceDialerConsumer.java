package org.carillon.contract.source;

/** A part of the core that queries identity sources. The adapter, which opens sockets, calls it. */
public interface SourceDialerConsumer {

  /** Gives it the dialer to use until the next call. */
  void offer(SourceDialer dialer);
}
