package org.carillon.adapter.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.carillon.contract.net.Limits;

/**
 * Counts connections of one listener, in all and by client. An IPv6 client is its /64 network,
 * since that is what one customer is given (RFC 6177).
 */
public final class Admission {
  private static final int IPV6_NETWORK_OCTETS = 8;

  private final Map<InetAddress, Integer> byClient = new HashMap<>();
  private int inAll;

  /** Whether one more was let in; each that was must {@link #leave}. */
  public synchronized boolean enter(InetAddress address, Limits limits) {
    InetAddress client = client(address);
    int own = byClient.getOrDefault(client, 0);
    if (inAll >= limits.connections() || own >= limits.perAddress()) {
      return false;
    }
    byClient.put(client, own + 1);
    inAll++;
    return true;
  }

  /** One that was let in is gone. */
  public synchronized void leave(InetAddress address) {
    inAll--;
    byClient.computeIfPresent(client(address), (client, own) -> own == 1 ? null : own - 1);
  }

  private static InetAddress client(InetAddress address) {
    if (address instanceof Inet6Address) {
      byte[] network = Arrays.copyOf(address.getAddress(), 16);
      Arrays.fill(network, IPV6_NETWORK_OCTETS, 16, (byte) 0);
      try {
        return InetAddress.getByAddress(network);
      } catch (UnknownHostException e) {
        throw new IllegalStateException("Sixteen octets are an address", e);
      }
    }
    return address;
  }
}
