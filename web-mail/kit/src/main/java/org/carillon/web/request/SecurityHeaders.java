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
 * Sets the security policy of every response, errors included: no inline scripts, no foreign
 * resources, no frames but ours.
 */
public class SecurityHeaders extends HttpFilter {
  private static final long serialVersionUID = 1L;

  /** The style that Turbo itself writes into a page: its progress bar's. */
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

  /** The policy for a page in a frame of ours. */
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
      // The worker controls the pages, but is in the folder of versioned files.
      response.setHeader("Service-Worker-Allowed", request.getContextPath() + "/");
    }
    FormBody.again(response, request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    chain.doFilter(request, response);
  }

  /**
   * The content of a versioned address never changes; a skin may change; pages must not be cached,
   * neither by proxies nor for the next reader at the same machine.
   */
  private static String caching(HttpServletRequest request) {
    String path = request.getServletPath();
    if (VersionedFiles.FOLDERS.stream().anyMatch(path::startsWith)) {
      return VersionedFiles.isCurrent(request) ? "public, max-age=31536000, immutable" : "no-cache";
    }
    return path.equals("/jakarta.faces.resource") ? "public, max-age=3600" : "no-store";
  }
}
