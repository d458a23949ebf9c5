package org.carillon.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.carillon.http.Exchange;
import org.carillon.listener.WebClients;
import org.carillon.listener.WebTurns;
import org.carillon.startup.Starting;

/** Gives each request its network's turn; none is worked on while the application starts. */
@WebFilter("/*")
public class TurnFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String MALFORMED =
      "The address has a character in it that must be percent-encoded (RFC 3986 §2.1).";

  @Inject private transient WebClients clients;
  @Inject private transient WebTurns turns;
  @Inject private transient Starting starting;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = Exchange.current();
    Optional<WebTurns.Turn> turn =
        starting.isOver()
            ? turns.begin(SignInFilter.client(clients, request).address())
            : Optional.empty();
    if (turn.isEmpty()) {
      response.setHeader("Retry-After", "1");
      int status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      ProblemServlet.write(Problem.of(status, Surprises.sentence(status)), response);
      exchange.endUnlessRead();
      return;
    }
    try {
      if (isAddress(request)) {
        chain.doFilter(request, response);
      } else {
        ProblemServlet.write(Problem.of(HttpServletResponse.SC_BAD_REQUEST, MALFORMED), response);
      }
    } finally {
      turn.get().answered(request.isAsyncStarted() || exchange.isRead(), exchange::whenDone);
    }
  }

  /** Whether its address is one: RESTEasy fails on others. */
  private static boolean isAddress(HttpServletRequest request) {
    String query = request.getQueryString();
    try {
      new URI(request.getRequestURL() + (query == null ? "" : "?" + query));
      return true;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }
}
