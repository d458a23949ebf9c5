package org.carillon.http.access;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.http.Exchange;
import org.carillon.listener.WebClients;
import org.carillon.listener.WebTurns;
import org.carillon.startup.StartupGate;

/** Limits each network's concurrent requests; refuses all while the application starts. */
public abstract class AdmissionFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient WebClients clients;
  @Inject private transient WebTurns turns;
  @Inject private transient StartupGate starting;

  /** Answers 503 while the application starts. */
  protected abstract void starting(HttpServletResponse response) throws IOException;

  /** Answers 503 when the network has reached its limit. */
  protected abstract void tooMany(HttpServletResponse response) throws IOException;

  /** Processes the request. */
  protected abstract void work(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = Exchange.current();
    if (!starting.isOver()) {
      response.setHeader("Retry-After", "1");
      starting(response);
      exchange.endUnlessRead();
      return;
    }
    Optional<WebTurns.Turn> turn = turns.begin(RequestPeer.client(clients, request).address());
    if (turn.isEmpty()) {
      response.setHeader("Retry-After", "1");
      tooMany(response);
      exchange.endUnlessRead();
      return;
    }
    try {
      work(request, response, chain);
    } finally {
      turn.get().answered(request.isAsyncStarted() || exchange.isRead(), exchange::whenDone);
    }
  }
}
