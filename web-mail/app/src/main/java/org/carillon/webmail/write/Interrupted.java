package org.carillon.webmail.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;
import org.carillon.web.Go;
import org.carillon.web.SecretCookie;

/**
 * Carries a letter over a sign-in that its writer did not expect: the session ended while it was
 * written, and it came when Send was pressed. Only a form that this node made for an account has
 * something held, so that strangers can't fill the memory; the key is in the browser's cookie.
 */
@ApplicationScoped
public class Interrupted {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-held");

  private final HeldLetters letters = new HeldLetters(Clock.systemUTC());
  private final WriterTicket ticket = new WriterTicket();

  /** What the form carries to show whose it is, also when the session is over. */
  String ticketOf(Caller caller) {
    return ticket.of(caller.account());
  }

  /**
   * Holds a letter that came without a sign-in.
   *
   * @return the page that gives it back; empty when this is no letter of an account
   */
  public Optional<String> hold(HttpServletRequest request, HttpServletResponse response) {
    OptionalLong account = ticket.account(field(request, "writer"));
    if (!request.getServletPath().equals("/write") || account.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> key = letters.hold(account.getAsLong(), read(request));
    key.ifPresent(
        secret -> COOKIE.write(request, response, secret, (int) HeldLetters.AN_HOUR.toSeconds()));
    return key.map(
        secret ->
            "/write?held=1&folder="
                + Go.encoded(field(request, "folder"))
                + "&answered="
                + Go.encoded(field(request, "answered")));
  }

  /** The letter that this browser's writer was interrupted in. */
  Optional<HeldLetter> of(HttpServletRequest request, Caller caller) {
    return COOKIE.read(request).flatMap(key -> letters.find(key, caller.account()));
  }

  private static HeldLetter read(HttpServletRequest request) {
    String[] keep = request.getParameterValues("keep");
    return new HeldLetter(
        field(request, "to"),
        field(request, "cc"),
        field(request, "bcc"),
        field(request, "subject"),
        field(request, "text"),
        field(request, "inReplyTo"),
        field(request, "references"),
        field(request, "draft"),
        keep == null ? List.of() : Arrays.asList(keep),
        files(request));
  }

  private static String field(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }

  private static List<String> files(HttpServletRequest request) {
    try {
      return request.getParts().stream()
          .filter(part -> part.getName().equals("file") && Enclosures.isChosen(part))
          .map(Part::getSubmittedFileName)
          .toList();
    } catch (IOException | ServletException notMultipart) {
      return List.of();
    }
  }
}
