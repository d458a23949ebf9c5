package org.carillon.policy.internal.client;

import java.net.InetAddress;
import java.util.Optional;
import org.carillon.contract.net.AddressRange;

/** Addresses where a domain is meant to stand (RFC 5321 §4.1.3). */
final class AddressLiteral {
  private static final String IPV6 = "IPv6:";

  private AddressLiteral() {}

  static boolean isBracketed(String domain) {
    return domain.startsWith("[") && domain.endsWith("]");
  }

  /** The address in brackets; empty if none is. */
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
