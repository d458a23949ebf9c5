package org.carillon.contract.peer;

/**
 * A part of the core that talks to programs outside the server. The adapter, which opens sockets,
 * calls it.
 */
public interface PeerUser {

  /** Gives it the dialer to use until the next call. */
  void offer(PeerDialer dialer);
}
