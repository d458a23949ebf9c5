package org.carillon.contract.peer;

/** A part of the core that talks to outside programs. The adapter, which has sockets, calls it. */
public interface PeerDialerConsumer {

  /** Gives it the dialer to use until the next call. */
  void offer(PeerDialer dialer);
}
