package org.carillon.mailauth;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Formats IP addresses in the usual text form (RFC 5952). */
public final class AddressText {
  private static final int GROUPS = 8;

  private AddressText() {}

  /** Returns an IPv6 address without its longest run of zeros, or a dotted IPv4 address. */
  public static String of(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return address.getHostAddress();
    }
    int[] groups = groups(address.getAddress());
    int begin = -1;
    int longest = 1;
    for (int at = 0; at < GROUPS; at++) {
      int zeros = 0;
      while (at + zeros < GROUPS && groups[at + zeros] == 0) {
        zeros++;
      }
      if (zeros > longest) {
        begin = at;
        longest = zeros;
      }
    }
    if (begin < 0) {
      return text(groups, 0, GROUPS);
    }
    return text(groups, 0, begin) + "::" + text(groups, begin + longest, GROUPS);
  }

  private static int[] groups(byte[] octets) {
    int[] groups = new int[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
      groups[i] = (octets[2 * i] & 0xFF) << Byte.SIZE | octets[2 * i + 1] & 0xFF;
    }
    return groups;
  }

  private static String text(int[] groups, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(i == from ? "" : ":").append(Integer.toHexString(groups[i]));
    }
    return text.toString();
  }
}
