package org.carillon.web.source;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.Optional;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.identity.TicketExchange;

/** Kerberos tickets from browsers (RFC 4559): only after a challenge. */
public final class Negotiation {
  private static final String SCHEME = "Negotiate";
  private static final String CHALLENGE = "WWW-Authenticate";
  private static final int MOST_TOKEN = 65_535;

  private Negotiation() {}

  /** Returns whether a request has a ticket. */
  public static boolean isIn(HttpServletRequest request) {
    return token(request).isPresent();
  }

  private static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Authorization"))
        .filter(field -> field.regionMatches(true, 0, SCHEME + " ", 0, SCHEME.length() + 1))
        .map(field -> field.substring(SCHEME.length() + 1).strip())
        .filter(text -> !text.isEmpty() && text.length() <= MOST_TOKEN);
  }

  /** Challenges the browser for a ticket; browsers without one show the page. */
  public static void ask(HttpServletResponse response) {
    response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
    response.setHeader(CHALLENGE, SCHEME);
  }

  /** Signs in with the ticket of a request. The response proves that this server has its key. */
  public static SignIn signIn(
      Sessions sessions, Peer peer, HttpServletRequest request, HttpServletResponse response) {
    Optional<TicketExchange> begun = sessions.beginTicket(peer);
    if (begun.isEmpty()) {
      return new SignIn.NotNow("Kerberos tickets cannot be checked at the moment.");
    }
    try (TicketExchange exchange = begun.get()) {
      Optional<TicketExchange.Step> step = token(request).flatMap(text -> accept(exchange, text));
      if (step.filter(TicketExchange.Step::isEstablished).isEmpty()) {
        return new SignIn.Rejected(SignIn.Reason.WRONG);
      }
      if (step.get().reply().length > 0) {
        response.setHeader(
            CHALLENGE, SCHEME + " " + Base64.getEncoder().encodeToString(step.get().reply()));
      }
      return sessions.signIn(new Credentials.Ticket("", exchange), peer);
    }
  }

  private static Optional<TicketExchange.Step> accept(TicketExchange exchange, String text) {
    try {
      return exchange.accept(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
