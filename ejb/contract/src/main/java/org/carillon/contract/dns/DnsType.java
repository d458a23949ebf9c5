package org.carillon.contract.dns;

import java.net.InetAddress;

/**
 * A type of records.
 *
 * @param <T> what a record of the type holds
 */
public sealed interface DnsType<T> {

  /** IPv4 addresses (RFC 1035 §3.4.1). */
  record A() implements DnsType<InetAddress> {}

  /** IPv6 addresses (RFC 3596). */
  record Aaaa() implements DnsType<InetAddress> {}

  /** Mail exchangers (RFC 1035 §3.3.9). */
  record Mx() implements DnsType<MailExchanger> {}

  /** Names of addresses (RFC 1035 §3.3.12), without the dot at their end. */
  record Ptr() implements DnsType<String> {}

  /**
   * Texts (RFC 1035 §3.3.14): a record's strings put together, each octet a character of ISO
   * 8859-1, which loses nothing.
   */
  record Txt() implements DnsType<String> {}

  /** Where services are (RFC 2782). */
  record Srv() implements DnsType<ServiceHost> {}

  /**
   * Where mail of a domain goes.
   *
   * @param preference lower is tried first
   * @param host without the dot at its end; empty for none (RFC 7505)
   */
  record MailExchanger(int preference, String host) {}

  /**
   * Where a service is.
   *
   * @param priority lower is tried first
   * @param weight how many of those of a priority go there
   * @param port where it listens
   * @param host without the dot at its end; empty for nowhere
   */
  record ServiceHost(int priority, int weight, int port, String host) {}
}
