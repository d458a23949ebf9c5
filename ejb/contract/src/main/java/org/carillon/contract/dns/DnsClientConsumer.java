package org.carillon.contract.dns;

/** A part of the core that uses the DNS. The adapter, which opens sockets, calls it. */
public interface DnsClientConsumer {

  /** Gives it the client to use until the next call. */
  void offer(DnsClient client);
}
