package org.carillon.policy.internal.client;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/** Tells names that providers give to their subscribers' addresses from names of servers. */
final class SubscriberName {
  private static final Set<String> WORDS =
      Set.of(
          "adsl",
          "broadband",
          "cable",
          "cpe",
          "dhcp",
          "dialin",
          "dialup",
          "dsl",
          "dyn",
          "dynamic",
          "dynip",
          "fttx",
          "pool",
          "ppp",
          "pppoe",
          "vdsl",
          "xdsl");
  private static final int IPV4_OCTETS = 4;

  private SubscriberName() {}

  /** Returns whether a name is made from the address, or has a word that only such names have. */
  static boolean is(String name, InetAddress address) {
    String host = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(host.split("[^a-z]+")).anyMatch(WORDS::contains)
        || address.getAddress().length == IPV4_OCTETS && isMadeOf(host, address.getAddress());
  }

  private static boolean isMadeOf(String host, byte[] octets) {
    if (host.contains(HexFormat.of().formatHex(octets))) {
      return true;
    }
    int[] numbers =
        Arrays.stream(host.split("[^0-9]+"))
            .filter(digits -> !digits.isEmpty() && digits.length() <= 3)
            .mapToInt(Integer::parseInt)
            .toArray();
    for (int at = 0; at + IPV4_OCTETS <= numbers.length; at++) {
      if (runs(numbers, at, octets, false) || runs(numbers, at, octets, true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean runs(int[] numbers, int from, byte[] octets, boolean backwards) {
    for (int i = 0; i < IPV4_OCTETS; i++) {
      int octet = octets[backwards ? IPV4_OCTETS - 1 - i : i] & 0xFF;
      if (numbers[from + i] != octet) {
        return false;
      }
    }
    return true;
  }
}
