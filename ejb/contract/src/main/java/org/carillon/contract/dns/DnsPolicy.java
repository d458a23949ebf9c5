package org.carillon.contract.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How the DNS is asked.
 *
 * @param servers whom to ask, in order; empty for the operating system's
 * @param timeout for the answer to one question
 */
public record DnsPolicy(List<InetSocketAddress> servers, Duration timeout) {
  /** Copies. */
  public DnsPolicy {
    servers = List.copyOf(servers);
  }
}
