package org.carillon.webmail.read;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The response headers for content that senders wrote: the browser accepts our media type, runs no
 * script, loads nothing, and gives it an opaque origin.
 */
public final class Harmless {

  private Harmless() {}

  /** Sets the headers on a response. */
  public static void headers(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
  }
}
