package org.carillon.contract.source;

/** Who asks sources of identities; the adapter, which opens sockets, calls it. */
public interface SourceUser {

  /** Gives it the one to connect by, until it is given another. */
  void offer(SourceDialer dialer);
}
