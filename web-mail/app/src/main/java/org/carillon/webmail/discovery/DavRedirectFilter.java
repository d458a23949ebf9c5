package org.carillon.webmail.discovery;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Redirects DAV clients that know only the host: from the well-known addresses (RFC 6764 §5) and
 * from the root, which clients of all makes try first. Forwards to DAV the addresses that belong to
 * it by custom, {@code /~name/…}, {@code /CalendarData/…} and {@code /freebusy/…}, and methods of
 * DAV on any address: clients try {@code /principals/}, for example. Runs before the sign-in page,
 * and only if the webmail has the root context.
 */
public class DavRedirectFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Set<String> WELL_KNOWN =
      Set.of("/.well-known/caldav", "/.well-known/carddav", "/.well-known/webdav");
  private static final Set<String> OF_DAV =
      Set.of("OPTIONS", "PROPFIND", "REPORT", "PROPPATCH", "LOCK", "UNLOCK");
  private static final String BY_NAME = "/~";
  private static final String CALENDARS = "/CalendarData/";
  private static final String FREE_BUSY = "/freebusy/";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getRequestURI();
    if (!request.getContextPath().isEmpty() || !isOfDav(request.getMethod(), path)) {
      chain.doFilter(request, response);
      return;
    }
    String dav = context();
    Optional<ServletContext> application =
        Optional.ofNullable(request.getServletContext().getContext(dav))
            .filter(found -> found.getContextPath().equals(dav));
    if (application.isEmpty()) {
      chain.doFilter(request, response);
    } else if (isWellKnown(path)) {
      response.setHeader("Cache-Control", "no-cache");
      response.setHeader("Location", dav + "/");
      response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
    } else {
      application.get().getRequestDispatcher(path).forward(request, response);
    }
  }

  /** The context path of DAV, from its deployment. */
  public static String context() {
    return System.getProperty("carillon.context.dav", "/dav");
  }

  private static boolean isOfDav(String method, String path) {
    return isWellKnown(path)
        || OF_DAV.contains(method) && (path.equals("/") || !method.equals("OPTIONS"))
        || path.startsWith(BY_NAME)
        || path.startsWith(CALENDARS)
        || path.startsWith(FREE_BUSY);
  }

  private static boolean isWellKnown(String path) {
    return WELL_KNOWN.contains(path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
  }
}
