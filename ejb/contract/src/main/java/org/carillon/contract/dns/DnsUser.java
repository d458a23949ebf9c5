package org.carillon.contract.dns;

/** Who has questions to the DNS; the adapter, which opens sockets, calls it. */
public interface DnsUser {

  /** Gives it the one to ask, until it is given another. */
  void offer(DnsClient client);
}
