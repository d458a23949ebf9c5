package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;

/** The origin of the page that a request is for (RFC 6454 §6.2), as the browser sees it. */
public final class PageOrigin {
  private PageOrigin() {}

  /** The origin of a request; its host is empty if the client sent none. */
  public static String of(HttpServletRequest request) {
    String host = Optional.ofNullable(request.getHeader("Host")).orElse(request.getServerName());
    return of(WebPeer.isSecure(request), host);
  }

  static String of(boolean secure, String host) {
    String scheme = secure ? "https" : "http";
    String usual = secure ? ":443" : ":80";
    String small = host.toLowerCase(Locale.ROOT);
    return scheme
        + "://"
        + (small.endsWith(usual) ? small.substring(0, small.length() - usual.length()) : small);
  }
}
