package org.carillon.mailauth.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what stands behind {@code ip4:} and {@code ip6:} (RFC 7208 §5.6). */
final class NetworkTerm {
  private static final Pattern IPV4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
  private static final int IPV4_BITS = 32;
  private static final int IPV6_BITS = 128;

  private NetworkTerm() {}

  static Optional<IpPrefix> parse(String value, boolean isIpv6) {
    int slash = value.indexOf('/');
    String network = slash < 0 ? value : value.substring(0, slash);
    int most = isIpv6 ? IPV6_BITS : IPV4_BITS;
    int length = slash < 0 ? most : Addressed.length(value.substring(slash + 1), most);
    if (length < 0 || !(isIpv6 ? IPV6 : IPV4).matcher(network).matches()) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(network);
      if (!isIpv6) {
        return Optional.of(new IpPrefix(address, length));
      }
      // An IPv4-mapped network is IPv4's (RFC 4291 §2.5.5.2), as such clients' addresses are.
      int mapped = IPV6_BITS - IPV4_BITS;
      return address instanceof Inet4Address
          ? Optional.of(new IpPrefix(address, Math.max(0, length - mapped)))
          : Optional.of(new IpPrefix(address, length));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
