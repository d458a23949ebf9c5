package org.carillon.contract.net;

import java.net.InetAddress;
import java.util.Optional;

/**
 * The network of a client's address, the unit to which limits apply. Tables with an entry for each
 * client use it as their key; it has the same small size for any address. An IPv4 address is a
 * network of its own. An IPv6 address is represented by its /64, because a customer gets at least
 * that much and can choose any address in it (RFC 6177, RFC 7934). A client with a whole /48 has
 * 65,536 of these networks, so the total of a {@link #site} is counted as well. An IPv4-mapped
 * address (RFC 4291 §2.5.5.2) is treated as the IPv4 address.
 *
 * @param bits the network's leading bits, right-aligned
 * @param length the number of these bits: 32 for IPv4, 64 or 48 for IPv6
 */
public record ClientNetwork(long bits, int length) {

  /** The factor by which the limit of a whole {@link #site} exceeds the limit of one network. */
  public static final int SITE_SHARES = 8;

  private static final InetAddress LOOPBACK_4 = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress LOOPBACK_6 = InetAddress.ofLiteral("::1");
  private static final int IPV4_OCTETS = 4;
  private static final int IPV4_BITS = 32;
  private static final int MAPPED_OCTETS = 12;
  private static final int NETWORK_BITS = 64;
  private static final int SITE_BITS = 48;

  /** Returns the network of a client: the IPv4 address itself, or the /64 of an IPv6 address. */
  public static ClientNetwork of(InetAddress address) {
    byte[] octets = address.getAddress();
    if (octets.length == IPV4_OCTETS) {
      return new ClientNetwork(read(octets, 0, IPV4_OCTETS), IPV4_BITS);
    }
    return isMapped(octets)
        ? new ClientNetwork(read(octets, MAPPED_OCTETS, IPV4_OCTETS), IPV4_BITS)
        : new ClientNetwork(read(octets, 0, Long.BYTES), NETWORK_BITS);
  }

  /**
   * Returns whether an address is the usual loopback address, 127.0.0.1 or ::1, by which programs
   * connect to their own machine; other loopback addresses don't count.
   */
  public static boolean isThisMachine(InetAddress address) {
    return address.equals(LOOPBACK_4) || address.equals(LOOPBACK_6);
  }

  /**
   * Returns the /48 that an IPv6 network is in, whose limit is {@value #SITE_SHARES} times that of
   * one network; empty for IPv4, and for a site itself.
   */
  public Optional<ClientNetwork> site() {
    return length == NETWORK_BITS
        ? Optional.of(new ClientNetwork(bits >>> NETWORK_BITS - SITE_BITS, SITE_BITS))
        : Optional.empty();
  }

  /** Returns the network as text: {@code 192.0.2.1}, {@code 2001:db8:0:7::/64}. */
  @Override
  public String toString() {
    if (length == IPV4_BITS) {
      return "%d.%d.%d.%d"
          .formatted(bits >>> 24 & 0xFF, bits >>> 16 & 0xFF, bits >>> 8 & 0xFF, bits & 0xFF);
    }
    var text = new StringBuilder();
    for (int shift = length - 16; shift >= 0; shift -= 16) {
      text.append(Long.toHexString(bits >>> shift & 0xFFFF)).append(':');
    }
    return text.append(":/").append(length).toString();
  }

  private static boolean isMapped(byte[] octets) {
    return read(octets, 0, Long.BYTES) == 0 && read(octets, Long.BYTES, IPV4_OCTETS) == 0xFFFF;
  }

  private static long read(byte[] octets, int from, int count) {
    long value = 0;
    for (int at = from; at < from + count; at++) {
      value = value << 8 | octets[at] & 0xFF;
    }
    return value;
  }
}
