package org.carillon.contract.dns;

import java.net.InetAddress;

/** A record type, whose records have data {@code T}. */
public sealed interface DnsType<T> {

  /** IPv4 addresses (RFC 1035 §3.4.1). */
  record A() implements DnsType<InetAddress> {}

  /** IPv6 addresses (RFC 3596). */
  record Aaaa() implements DnsType<InetAddress> {}

  /** Mail exchangers (RFC 1035 §3.3.9). */
  record Mx() implements DnsType<MailExchanger> {}

  /** Names of addresses (RFC 1035 §3.3.12), without the dot at the end. */
  record Ptr() implements DnsType<String> {}

  /** Texts (RFC 1035 §3.3.14): the joined strings, each octet as an ISO 8859-1 character. */
  record Txt() implements DnsType<String> {}

  /** Locations of services (RFC 2782). */
  record Srv() implements DnsType<ServiceHost> {}

  /**
   * A server that takes the mail of a domain.
   *
   * @param preference lower is tried first
   * @param host without the dot at its end; empty if the domain takes no mail (RFC 7505)
   */
  record MailExchanger(int preference, String host) {}

  /**
   * A server of a service.
   *
   * @param priority lower is tried first
   * @param weight the share of clients it gets among the servers of its priority
   * @param port the port where it listens
   * @param host without the dot at its end; empty if the service is not available
   */
  record ServiceHost(int priority, int weight, int port, String host) {}
}
