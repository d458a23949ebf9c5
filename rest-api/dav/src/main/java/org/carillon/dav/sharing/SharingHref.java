package org.carillon.dav.sharing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Addresses of people as clients of sharing write them. */
final class SharingHref {
  private static final String MAIL = "mailto:";
  private static final String PRINCIPAL = "principal:";

  private SharingHref() {}

  /** The account's or group's address in one; empty where there is none. */
  static String address(String href) {
    String lower = href.toLowerCase(Locale.ROOT);
    if (lower.startsWith(MAIL)) {
      return decoded(href.substring(MAIL.length()));
    }
    String path = lower.startsWith(PRINCIPAL) ? href.substring(PRINCIPAL.length()) : href;
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.indexOf('/') < 0 ? "" : decoded(trimmed.substring(trimmed.lastIndexOf('/') + 1));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
