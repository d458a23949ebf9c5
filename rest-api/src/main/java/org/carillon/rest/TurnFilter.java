package org.carillon.rest;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.carillon.listener.WebClients;
import org.carillon.listener.WebTurns;

/** Gives each request its network's turn. */
@WebFilter("/*")
public class TurnFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  @Inject private transient WebClients clients;
  @Inject private transient WebTurns turns;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServerExchange exchange = ServletRequestContext.requireCurrent().getExchange();
    Optional<WebTurns.Turn> turn = turns.begin(SignInFilter.client(clients, request).address());
    if (turn.isEmpty()) {
      response.setHeader("Retry-After", "1");
      int status = HttpServletResponse.SC_SERVICE_UNAVAILABLE;
      ProblemServlet.write(Problem.of(status, Surprises.sentence(status)), response);
      if (!exchange.isRequestComplete()) {
        // Or a thread would wait for the rest of what is sent.
        exchange.getConnection().close();
      }
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      turn.get()
          .answered(
              request.isAsyncStarted() || exchange.isRequestComplete(),
              end ->
                  exchange.addExchangeCompleteListener(
                      (same, next) -> {
                        end.run();
                        next.proceed();
                      }));
    }
  }
}
