package org.carillon.contract.dns;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * How the DNS is asked.
 *
 * @param servers whom to ask, in order; empty for the operating system's
 * @param timeout how long a server is waited for
 * @param total how long a question may take in all, whatever servers and aliases there are
 */
public record DnsPolicy(List<InetSocketAddress> servers, Duration timeout, Duration total) {
  /** Copies. */
  public DnsPolicy {
    servers = List.copyOf(servers);
  }
}
