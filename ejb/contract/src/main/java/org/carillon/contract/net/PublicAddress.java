package org.carillon.contract.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Recognizes public addresses, which a host outside could have (RFC 6890, RFC 4193). */
public final class PublicAddress {
  /** Networks that Java's classification does not cover, including those that embed IPv4. */
  private static final List<AddressRange> OTHERS =
      List.of(
              "0.0.0.0/8",
              "100.64.0.0/10",
              "192.0.0.0/24",
              "198.18.0.0/15",
              "240.0.0.0/4",
              "::/96",
              "64:ff9b::/96",
              "64:ff9b:1::/48",
              "100::/64",
              "2001::/32",
              "2002::/16",
              "fc00::/7",
              "fec0::/10")
          .stream()
          .map(AddressRange::of)
          .flatMap(Optional::stream)
          .toList();

  private PublicAddress() {}

  public static boolean is(InetAddress address) {
    return !address.isLoopbackAddress()
        && !address.isAnyLocalAddress()
        && !address.isSiteLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && OTHERS.stream().noneMatch(range -> range.contains(address));
  }
}
