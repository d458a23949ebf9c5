package org.carillon.policy.internal.client;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.net.AddressRange;

/** Address literals in the place of a domain (RFC 5321 §4.1.3). */
final class AddressLiteral {
  private static final String IPV6 = "IPv6:";

  private AddressLiteral() {}

  static boolean isBracketed(String domain) {
    return domain.startsWith("[") && domain.endsWith("]");
  }

  /** Returns the address in brackets, or empty if there is none. */
  static Optional<InetAddress> read(String domain) {
    if (!isBracketed(domain)) {
      return Optional.empty();
    }
    String inside = domain.substring(1, domain.length() - 1);
    return AddressRange.address(
        inside.regionMatches(true, 0, IPV6, 0, IPV6.length())
            ? inside.substring(IPV6.length())
            : inside);
  }
}
