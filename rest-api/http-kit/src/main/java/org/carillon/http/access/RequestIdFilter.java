package org.carillon.http.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/** Gives each request an id, which is in each of its log lines and audit records. */
public abstract class RequestIdFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final String SESSION = "session";

  private final String way;

  /** Creates it with the prefix of request ids, by which sign-in tells protocols apart. */
  protected RequestIdFilter(String way) {
    this.way = way;
  }

  /** The request's id. */
  public static String of(HttpServletRequest request) {
    return (String) request.getAttribute(RequestIdFilter.class.getName());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String id = way + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    request.setAttribute(RequestIdFilter.class.getName(), id);
    MDC.put(SESSION, id);
    try {
      chain.doFilter(request, response);
    } finally {
      MDC.remove(SESSION);
    }
  }
}
