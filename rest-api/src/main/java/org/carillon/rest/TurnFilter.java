package org.carillon.rest;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.carillon.http.Exchange;
import org.carillon.listener.WebClients;
import org.carillon.listener.WebTurns;
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
  private static final Problem MALFORMED =
      Problem.of(
          400,
          "malformed",
          "The address is to be in UTF-8, and all but ASCII letters, digits and a few signs in it"
              + " percent-encoded (RFC 3986 §2).");

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
    Optional<WebTurns.Turn> turn = turns.begin(SignInFilter.client(clients, request).address());
    if (turn.isEmpty()) {
      putOff(TOO_MANY, response, exchange);
      return;
    }
    try {
      if (isAddress(request)) {
        chain.doFilter(request, response);
      } else {
        ProblemServlet.write(MALFORMED, response);
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

  private static boolean isAddress(HttpServletRequest request) {
    String query = request.getQueryString();
    return isAddress(request.getRequestURL() + (query == null ? "" : "?" + query));
  }

  /**
   * Whether it is one: RESTEasy fails on others, and takes something else for escaped octets that
   * are no UTF-8.
   */
  static boolean isAddress(String address) {
    try {
      new URI(address);
      var octets = new ByteArrayOutputStream();
      for (int at = 0; at < address.length(); at++) {
        if (address.charAt(at) == '%') {
          octets.write(HexFormat.fromHexDigits(address, at + 1, at + 3));
          at += 2;
        } else {
          octets.write(address.charAt(at));
        }
      }
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toByteArray()));
      return true;
    } catch (URISyntaxException | CharacterCodingException malformed) {
      return false;
    }
  }
}
