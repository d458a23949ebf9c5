package org.carillon.contract.acme;

/** Who orders certificates; the adapter, which opens sockets, calls it. */
public interface AcmeUser {

  /** Gives it the one to order by, until it is given another. */
  void offer(AcmeDialer dialer);
}
