package org.carillon.rest.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/** Gives each request an id, which is in every log line and audit record that it causes. */
@WebFilter("/*")
public class LoggedSession extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String SESSION = "session";

  /** The request's id. */
  static String of(HttpServletRequest request) {
    return (String) request.getAttribute(LoggedSession.class.getName());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = "rest-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    request.setAttribute(LoggedSession.class.getName(), id);
    MDC.put(SESSION, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(SESSION);
    }
  }
}
