package org.carillon.web.request;

import jakarta.servlet.http.HttpServletRequest;
import org.carillon.contract.net.WebOrigin;

/** The origin of a request, as far as the browser sends it. */
public final class RequestOrigin {

  private RequestOrigin() {}

  /**
   * Returns whether a page of another site may have caused the request. For browsers that send
   * nothing, and text browsers, only the form's token decides.
   */
  public static boolean isForeign(HttpServletRequest request) {
    return WebOrigin.isForeign(
        request.getHeader("Sec-Fetch-Site"),
        request.getHeader("Origin"),
        request.getHeader("Host"));
  }
}
