package org.carillon.fetch.subscription;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The address of what is followed, as people have it. */
public final class SubscribedAddress {
  private SubscribedAddress() {}

  /** Where it is fetched; empty of what is no address of the web. */
  public static Optional<String> of(String typed) {
    String address = typed.strip();
    String lower = address.toLowerCase(Locale.ROOT);
    int colon = address.indexOf(':');
    // Secret addresses of calendars are given out as webcal, and are nobody's on the way.
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
