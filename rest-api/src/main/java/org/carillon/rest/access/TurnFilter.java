package org.carillon.rest.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.http.Exchange;
import org.carillon.listener.WebClients;
import org.carillon.listener.WebTurns;
import org.carillon.rest.kit.Problem;
import org.carillon.startup.Starting;

/** Gives each request its network's turn; none is worked on while the application starts. */
@WebFilter("/*")
public class TurnFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final Problem STARTING =
      Problem.of(503, "starting", "The server is starting; ask again in a moment.");
  private static final Problem TOO_MANY =
      Problem.of(
          503,
          "too-many-requests",
          "Too many requests at once from your network; ask again in a moment.");

  @Inject private transient WebClients clients;
  @Inject private transient WebTurns turns;
  @Inject private transient Starting starting;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = Exchange.current();
    if (!starting.isOver()) {
      putOff(STARTING, response, exchange);
      return;
    }
    Optional<WebTurns.Turn> turn = turns.begin(RequestPeer.client(clients, request).address());
    if (turn.isEmpty()) {
      putOff(TOO_MANY, response, exchange);
      return;
    }
    try {
      Optional<Problem> malformed = RequestAddress.problem(request);
      if (malformed.isEmpty()) {
        chain.doFilter(request, response);
      } else {
        ProblemServlet.write(malformed.get(), response);
      }
    } finally {
      turn.get().answered(request.isAsyncStarted() || exchange.isRead(), exchange::whenDone);
    }
  }

  private static void putOff(Problem why, HttpServletResponse response, Exchange exchange)
      throws IOException {
    response.setHeader("Retry-After", "1");
    ProblemServlet.write(why, response);
    exchange.endUnlessRead();
  }
}
