package org.carillon.contract.net;

import java.net.URI;
import java.util.Locale;

/** Where a web request comes from, as far as the browser says (Fetch Metadata, RFC 6454). */
public final class WebOrigin {

  private WebOrigin() {}

  /**
   * Whether a page of another site may have made the browser send the request. Clients that say
   * nothing, and text browsers, are none that other sites' pages could use without their saying so.
   *
   * @param site the Sec-Fetch-Site header; {@code null} when absent, as each
   * @param origin the Origin header
   * @param host the Host header
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
