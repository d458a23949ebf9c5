package org.carillon.contract.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * The settings for DNS queries.
 *
 * @param servers the servers, in the order in which they are asked; empty for those of the
 *     operating system
 * @param timeout the longest wait for one server
 * @param total the longest time for a query in all, however many servers and aliases are involved
 */
public record DnsPolicy(List<InetSocketAddress> servers, Duration timeout, Duration total) {
  public DnsPolicy {
    servers = List.copyOf(servers);
  }
}
