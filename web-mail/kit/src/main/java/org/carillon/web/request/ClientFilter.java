package org.carillon.web.request;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.carillon.database.DatabaseUnavailable;
import org.carillon.http.Exchange;
import org.carillon.listener.WebClients;
import org.carillon.listener.WebTurns;
import org.carillon.startup.StartupGate;

/**
 * Determines the client of each request, before {@link WebPeer} is used, and waits for its
 * network's turn. No request is processed while the application starts.
 */
public class ClientFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient WebClients clients;
  @Inject private transient WebTurns turns;
  @Inject private transient StartupGate starting;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Exchange exchange = Exchange.current();
    if (!starting.isOver()) {
      refuse(response, exchange);
      return;
    }
    WebClients.Client client =
        clients.of(
            request.getRemoteAddr(),
            request.isSecure(),
            name -> Collections.list(request.getHeaders(name)));
    WebPeer.note(request, client);
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      // Either within a turn, or for a client that got none.
      chain.doFilter(UnreadableFormRequest.of(request), response);
      return;
    }
    Optional<WebTurns.Turn> turn = turns.begin(client.address());
    if (turn.isEmpty()) {
      refuse(response, exchange);
      return;
    }
    try {
      work(request, response, chain);
    } finally {
      turn.get().answered(request.isAsyncStarted() || exchange.isRead(), exchange::whenDone);
    }
  }

  /** A missing database or a full disk is not a defect: it is not logged as one. */
  private static void work(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (RuntimeException | ServletException failure) {
      if (!DatabaseUnavailable.isBehind(failure) || response.isCommitted()) {
        throw failure;
      }
      FormBody.refuse(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  /** Refuses without a page, which would take as long as the request. */
  private static void refuse(HttpServletResponse response, Exchange exchange) throws IOException {
    response.setHeader("Retry-After", "1");
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    exchange.endUnlessRead();
  }
}
