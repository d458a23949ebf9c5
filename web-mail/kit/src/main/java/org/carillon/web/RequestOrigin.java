package org.carillon.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Locale;

/** Where a request comes from, as far as the browser says (Fetch Metadata, RFC 6454). */
public final class RequestOrigin {

  private RequestOrigin() {}

  /**
   * Whether a page of another site may have made the browser send this. Browsers that say nothing,
   * and text browsers, are judged by the form's token alone.
   */
  public static boolean isForeign(HttpServletRequest request) {
    return isForeign(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader("Host"));
  }

  /** The same for given header values, each {@code null} when absent. */
  public static boolean isForeign(String site, String origin, String host) {
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    if (origin == null) {
      return false;
    }
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority == null || host == null || !sameHost(authority, host);
    } catch (IllegalArgumentException malformed) {
      return true;
    }
  }

  private static boolean sameHost(String authority, String host) {
    return authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
  }
}
