package org.carillon.contract.net;

import java.net.URI;
import java.util.Locale;

/** The origin of a web request, as far as the browser tells it (Fetch Metadata, RFC 6454). */
public final class WebOrigin {

  private WebOrigin() {}

  /**
   * Returns whether a page of another site may have caused the browser to send the request. A
   * request with neither header is not considered foreign: a browser that other sites' pages could
   * misuse always sends one of them.
   *
   * @param site the Sec-Fetch-Site header, or {@code null} if it is absent
   * @param origin the Origin header, or {@code null}
   * @param host the Host header, or {@code null}
   */
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
