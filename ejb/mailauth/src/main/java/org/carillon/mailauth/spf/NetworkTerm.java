package org.carillon.mailauth.spf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses the network after {@code ip4:} and {@code ip6:} (RFC 7208 §5.6). */
final class NetworkTerm {
  private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;
  private static final int IPV6_OCTETS = 16;

  private NetworkTerm() {}

  static Optional<IpPrefix> parse(String value, boolean isIpv6) {
    int slash = value.indexOf('/');
    String network = slash < 0 ? value : value.substring(0, slash);
    int most = isIpv6 ? IPV6_BITS : IPV4_BITS;
    int length = slash < 0 ? most : AddressTerm.length(value.substring(slash + 1), most);
    if (length < 0 || !(isIpv6 ? IPV6 : IPV4).matcher(network).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(network);
      return Optional.of(new IpPrefix(isIpv6 ? sixteen(address) : address, length));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns an IPv6 address. An IPv4-mapped address (RFC 4291 §2.5.5.2) stays an IPv6 address here.
   * Clients with such an address count as IPv4 (RFC 7208 §5), so such a network never matches.
   */
  private static InetAddress sixteen(InetAddress address) {
    byte[] octets = address.getAddress();
    if (octets.length == IPV6_OCTETS) {
      return address;
    }
    byte[] mapped = new byte[IPV6_OCTETS];
    mapped[10] = (byte) 0xFF;
    mapped[11] = (byte) 0xFF;
    System.arraycopy(octets, 0, mapped, IPV6_OCTETS - octets.length, octets.length);
    try {
      return Inet6Address.getByAddress(null, mapped, -1);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 octets are an address", e);
    }
  }
}
