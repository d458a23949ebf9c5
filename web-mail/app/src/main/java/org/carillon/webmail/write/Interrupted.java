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
import org.carillon.web.FormBody;
import org.carillon.web.Go;
import org.carillon.web.SecretCookie;

/**
 * Carries a letter over a sign-in that its writer did not expect: the session ended while it was
 * written, and it came when Send was pressed. Only from a browser that this node showed the form of
 * an account something is held, and read at all, so that strangers can't fill the memory; both that
 * and the key are in the browser's cookies.
 */
@ApplicationScoped
public class Interrupted {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-held");
  private static final SecretCookie WRITER = new SecretCookie("carillon-writer");

  private final HeldLetters letters = new HeldLetters(Clock.systemUTC());
  private final WriterTicket ticket = new WriterTicket();

  /** Lets the browser show whose form it got, also when the session is over. */
  void showTo(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    WRITER.write(request, response, ticket.of(caller.account()));
  }

  /**
   * Holds a letter that came without a sign-in.
   *
   * @return the page that gives it back; empty when this is no letter of an account
   */
  public Optional<String> hold(HttpServletRequest request, HttpServletResponse response) {
    OptionalLong account = ticket.account(WRITER.read(request).orElse(""));
    if (!request.getServletPath().equals("/write")
        || account.isEmpty()
        || !FormBody.mayBeRead(request)) {
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
