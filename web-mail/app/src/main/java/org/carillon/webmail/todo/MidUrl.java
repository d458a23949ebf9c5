package org.carillon.webmail.todo;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The URL of a message by its id, regardless of its folder (RFC 2392 §2). */
public final class MidUrl {
  private static final String SCHEME = "mid:";

  private MidUrl() {}

  /** Returns the URL of a Message-ID without angle brackets. */
  public static String of(String id) {
    return SCHEME
        + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20").replace("%40", "@");
  }

  /** The Message-ID of a mid URL; empty for any other address. */
  public static Optional<String> id(String address) {
    if (!address.startsWith(SCHEME)) {
      return Optional.empty();
    }
    try {
      // A plus sign is literal here.
      return Optional.of(
          URLDecoder.decode(
              address.substring(SCHEME.length()).replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
