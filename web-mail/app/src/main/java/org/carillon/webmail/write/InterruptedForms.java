package org.carillon.webmail.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.carillon.account.secret.CredentialGenerations;
import org.carillon.contract.identity.Caller;
import org.carillon.web.request.FormBody;
import org.carillon.web.request.FormMemoryBudget;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.SecretCookie;

/**
 * Keeps a form across a sign-in, when its writer pressed Send after the session had ended. A form
 * is kept, and even read, only if this node showed it to that browser for an account, so that
 * attackers can't fill the memory; and only while the account's password is unchanged. The
 * browser's cookies hold the proof of that and the key.
 */
@ApplicationScoped
public class InterruptedForms {
  private static final SecretCookie COOKIE = new SecretCookie("carillon-held");
  private static final SecretCookie WRITER = new SecretCookie("carillon-writer");

  private final SavedForms forms = new SavedForms(Clock.systemUTC());
  private final WriterTicket ticket = new WriterTicket(Clock.systemUTC());

  @Inject private CredentialGenerations generations;

  /** Lets the browser prove for which account it got the form, even after the session. */
  void showTo(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    OptionalLong generation = generations.of(caller.account());
    if (generation.isPresent()) {
      var writer = new WriterTicket.Writer(caller.account(), generation.getAsLong());
      WRITER.write(request, response, ticket.of(writer));
    }
  }

  /** Keeps a form without a session; returns the page that shows it, empty if of no account. */
  public Optional<String> hold(HttpServletRequest request, HttpServletResponse response) {
    if (!request.getServletPath().equals("/write")) {
      return Optional.empty();
    }
    Optional<WriterTicket.Writer> writer =
        ticket.writer(WRITER.read(request).orElse("")).filter(this::maySignIn);
    Optional<FormMemoryBudget.Room> room =
        writer.flatMap(known -> FormMemoryBudget.WRITERS.room(request));
    if (room.isEmpty()) {
      return Optional.empty();
    }
    try (var _ = room.get()) {
      return FormBody.mayBeRead(request) ? hold(writer.get(), request, response) : Optional.empty();
    }
  }

  private boolean maySignIn(WriterTicket.Writer writer) {
    return generations.of(writer.account()).equals(OptionalLong.of(writer.generation()));
  }

  private Optional<String> hold(
      WriterTicket.Writer writer, HttpServletRequest request, HttpServletResponse response) {
    Optional<String> key = forms.hold(writer.account(), read(request));
    key.ifPresent(
        secret -> COOKIE.write(request, response, secret, (int) SavedForms.AN_HOUR.toSeconds()));
    return key.map(
        secret ->
            "/write?held=1&folder="
                + Redirect.encoded(field(request, "folder"))
                + "&answered="
                + Redirect.encoded(field(request, "answered")));
  }

  /** The form that was kept for this browser and account. */
  Optional<SavedForm> of(HttpServletRequest request, Caller caller) {
    return COOKIE.read(request).flatMap(key -> forms.find(key, caller.account()));
  }

  private static SavedForm read(HttpServletRequest request) {
    String[] keep = request.getParameterValues("keep");
    return new SavedForm(
        field(request, "from"),
        field(request, "to"),
        field(request, "cc"),
        field(request, "bcc"),
        field(request, "subject"),
        field(request, "text"),
        field(request, "html"),
        field(request, "format"),
        field(request, "quote"),
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
          .filter(part -> part.getName().equals("file") && DraftAttachments.isChosen(part))
          .map(Part::getSubmittedFileName)
          .toList();
    } catch (IOException | ServletException notMultipart) {
      return List.of();
    }
  }
}
