package org.carillon.policy.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.carillon.contract.net.AddressRange;

/**
 * A network whose clients are judged together. For IPv4 it may have any size. For IPv6 it is a /64
 * or larger, since a client has no less (RFC 6177).
 *
 * @param isIpv6 whether it is an IPv6 network
 * @param bits its leading bits (of an IPv6 address the first 64), with zeros after the prefix
 * @param prefix the length of the prefix, 0 to 32 for IPv4, 0 to 64 for IPv6
 */
public record NetworkPrefix(boolean isIpv6, long bits, int prefix) {
  private static final int MOST_4 = 32;
  private static final int MOST_6 = 64;
  private static final int IPV4_OCTETS = 4;
  private static final int IPV6_OCTETS = 16;

  /** Reads {@code 192.0.2.7}, {@code 192.0.2.0/24} or IPv6; empty if the text is neither. */
  public static Optional<NetworkPrefix> read(String text) {
    return AddressRange.of(text.strip()).map(range -> of(range.address(), range.prefix()));
  }

  /** Returns the network of a single client. */
  public static NetworkPrefix of(InetAddress client) {
    return of(client, MOST_6);
  }

  /** Returns the network of an address with this prefix. A prefix that is too long is shortened. */
  public static NetworkPrefix of(InetAddress address, int prefix) {
    byte[] octets = address.getAddress();
    boolean isIpv6 = octets.length != IPV4_OCTETS;
    int most = isIpv6 ? MOST_6 : MOST_4;
    long value = 0;
    for (int at = 0; at < most / Byte.SIZE; at++) {
      value = value << Byte.SIZE | octets[at] & 0xFF;
    }
    int length = Math.min(prefix, most);
    return new NetworkPrefix(isIpv6, cut(value, most - length), length);
  }

  /** Returns the enclosing network with a shorter prefix. */
  public NetworkPrefix within(int shorter) {
    return new NetworkPrefix(isIpv6, cut(bits, most() - shorter), shorter);
  }

  private static long cut(long value, int tail) {
    return tail >= Long.SIZE ? 0 : value >>> tail << tail;
  }

  private int most() {
    return isIpv6 ? MOST_6 : MOST_4;
  }

  /** Returns {@code 192.0.2.7}, {@code 192.0.2.0/24} or {@code 2001:db8:0:7:0:0:0:0/64}. */
  @Override
  public String toString() {
    byte[] octets = new byte[isIpv6 ? IPV6_OCTETS : IPV4_OCTETS];
    int most = most();
    for (int at = 0; at < most / Byte.SIZE; at++) {
      octets[at] = (byte) (bits >>> most - Byte.SIZE * (at + 1));
    }
    try {
      String address = InetAddress.getByAddress(octets).getHostAddress();
      return !isIpv6 && prefix == MOST_4 ? address : address + "/" + prefix;
    } catch (UnknownHostException never) {
      throw new IllegalStateException(never);
    }
  }
}
