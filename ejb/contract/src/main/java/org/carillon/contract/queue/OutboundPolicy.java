package org.carillon.contract.queue;

import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.dns.DnsPolicy;

/**
 * How mail leaves.
 *
 * @param hostName what we call ourselves in EHLO
 * @param dns how to ask where mail goes
 * @param smartHost everything goes there instead of to the MX
 * @param smtpPort the port of MX hosts (25; tests bring their own)
 * @param connectTimeout for opening a connection
 * @param commandTimeout for a reply (RFC 5321 §4.5.3.2 asks for 5 minutes; 10 for the final dot)
 * @param slowest octets a second: a host that takes a text slower is given up
 * @param connections how many connections are open at once, all destinations together
 * @param perDestination how many to one destination
 */
public record OutboundPolicy(
    String hostName,
    DnsPolicy dns,
    Optional<NextHop> smartHost,
    int smtpPort,
    Duration connectTimeout,
    Duration commandTimeout,
    long slowest,
    int connections,
    int perDestination) {

  /**
   * A fixed next hop.
   *
   * @param host a name or an address
   * @param port its port
   */
  public record NextHop(String host, int port) {}
}
