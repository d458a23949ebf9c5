package org.carillon.contract.peer;

/** Who talks to programs beside the server; the adapter, which opens sockets, calls it. */
public interface PeerUser {

  /** Gives it the one to connect by, until it is given another. */
  void offer(PeerDialer dialer);
}
