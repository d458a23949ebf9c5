package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import org.carillon.contract.net.WebOrigin;

/** Where a request comes from, as far as the browser says. */
public final class RequestOrigin {

  private RequestOrigin() {}

  /**
   * Whether a page of another site may have made the browser send this. Browsers that say nothing,
   * and text browsers, are judged by the form's token alone.
   */
  public static boolean isForeign(HttpServletRequest request) {
    return WebOrigin.isForeign(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader("Host"));
  }
}
