package org.carillon.protocol.sip.wire;

/** Compares header names in octets, in any case (RFC 3261 §7.3.1). */
final class HeaderName {
  private HeaderName() {}

  static boolean matches(byte[] octets, int from, int to, String name) {
    if (to - from != name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(octets[from + i]) != lower((byte) name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(byte octet) {
    return octet >= 'A' && octet <= 'Z' ? octet + 32 : octet;
  }
}
