package org.carillon.dav.sharing;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Users' addresses in the forms of clients' sharing requests. */
final class SharingHref {
  private static final String MAIL = "mailto:";
  private static final String PRINCIPAL = "principal:";

  private SharingHref() {}

  /** Returns the address of the account or group, or empty if there is none. */
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
