package org.carillon.contract.acme;

/** A part of the core that orders certificates. The adapter, which opens sockets, calls it. */
public interface AcmeDialerConsumer {

  /** Gives it the dialer to use until the next call. */
  void offer(AcmeDialer dialer);
}
