package org.carillon.webmail.read;

import jakarta.servlet.http.HttpServletResponse;

/** Headers for senders' content: our media type, no script, nothing loaded, an opaque origin. */
public final class UntrustedContentHeaders {

  private UntrustedContentHeaders() {}

  /** Sets the headers on a response. */
  public static void headers(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
  }
}
