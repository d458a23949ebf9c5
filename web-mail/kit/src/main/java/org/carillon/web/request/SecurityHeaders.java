package org.carillon.web.request;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.carillon.listener.StrictTransport;

/**
 * Says in every answer, errors included, what the browser may do with it: nothing inline, nothing
 * from elsewhere, not in anybody's frame but ours.
 */
public class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The one style that Turbo writes into a page by itself: its progress bar's. */
  private static final String TURBO_STYLE = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='";

  /** The webmail's service worker. */
  private static final String WORKER = "/look/worker.js";

  /** The policy of every page of ours. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' "
          + TURBO_STYLE
          + "; img-src 'self'; media-src 'self'; font-src 'self';"
          + " connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'; manifest-src 'self'";

  /** The same for a page that is shown in a frame of ours. */
  public static String framed() {
    return POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'");
  }

  @Inject private transient StrictTransport strictTransport;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    if (WebPeer.isSecure(request)) {
      strictTransport
          .value(request.getServerName())
          .ifPresent(value -> response.setHeader(StrictTransport.FIELD, value));
    }
    response.setHeader("Cache-Control", caching(request));
    if (request.getServletPath().equals(WORKER)) {
      // It serves the pages, and lies among the files that have a version.
      response.setHeader("Service-Worker-Allowed", request.getContextPath() + "/");
    }
    FormBody.again(response, request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    chain.doFilter(request, response);
  }

  /**
   * A file's address with its version never changes its content; a skin may change; pages are
   * nobody else's to keep, nor the next reader's at the same machine.
   */
  private static String caching(HttpServletRequest request) {
    String path = request.getServletPath();
    if (VersionedFiles.FOLDERS.stream().anyMatch(path::startsWith)) {
      return VersionedFiles.isCurrent(request) ? "public, max-age=31536000, immutable" : "no-cache";
    }
    return path.equals("/jakarta.faces.resource") ? "public, max-age=3600" : "no-store";
  }
}
