package org.carillon.policy.internal.dnslist;

import java.net.InetAddress;

/** Names under which lists have addresses. */
final class ListedNames {
  private static final int IPV4_OCTETS = 4;
  private static final int NIBBLE = 4;

  private ListedNames() {}

  /** Returns an address's name: {@code 1.2.0.192} for 192.0.2.1 (RFC 5782 §2.1, IPv6 §2.4). */
  static String of(InetAddress address) {
    byte[] octets = address.getAddress();
    StringBuilder name = new StringBuilder();
    for (int i = octets.length - 1; i >= 0; i--) {
      int octet = octets[i] & 0xFF;
      if (octets.length == IPV4_OCTETS) {
        name.append(octet);
      } else {
        name.append(Character.forDigit(octet & 0xF, 16))
            .append('.')
            .append(Character.forDigit(octet >> NIBBLE, 16));
      }
      if (i > 0) {
        name.append('.');
      }
    }
    return name.toString();
  }
}
