package org.carillon.webmail.read;

import jakarta.servlet.http.HttpServletResponse;

/**
 * What is said with everything that strangers wrote: a browser takes it for what we say it is, runs
 * nothing of it, loads nothing for it, and counts it as no page of this site.
 */
public final class Harmless {

  private Harmless() {}

  /** Says it in an answer. */
  public static void headers(HttpServletResponse response) {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
  }
}
