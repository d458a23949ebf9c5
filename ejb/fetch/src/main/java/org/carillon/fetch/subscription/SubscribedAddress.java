package org.carillon.fetch.subscription;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Reads the address of a subscription as people type it. */
public final class SubscribedAddress {
  private SubscribedAddress() {}

  /** Returns the address to fetch, or empty if the text is not an address on the web. */
  public static Optional<String> of(String typed) {
    String address = typed.strip();
    String lower = address.toLowerCase(Locale.ROOT);
    int colon = address.indexOf(':');
    // Secret addresses of calendars are published as webcal, and must not be sent unencrypted.
    String fetched =
        lower.startsWith("webcal://") || lower.startsWith("webcals://")
            ? "https" + address.substring(colon)
            : address;
    try {
      URI uri = URI.create(fetched);
      boolean isWeb =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return isWeb
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && fetched.length() <= FetchState.LONGEST
              && fetched.chars().allMatch(octet -> octet > ' ' && octet < 0x7F)
          ? Optional.of(fetched)
          : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
