package org.carillon.webmail.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.application.ApplicationPassword;
import org.carillon.identity.application.ApplicationPasswords;
import org.carillon.identity.application.NewApplicationPassword;
import org.carillon.identity.application.OpenedServices;
import org.carillon.web.Answers;
import org.carillon.web.Dates;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebPeer;
import org.carillon.web.session.SessionLine;

/** The application passwords of the reader's programs. */
@Named("applicationPasswords")
@RequestScoped
public class ApplicationPasswordsForm {
  @Inject private ApplicationPasswords passwords;
  @Inject private Sessions sessions;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Dates dates;
  @Inject private HttpServletRequest request;

  private final RecordForm<NewPassword> added = new RecordForm<>(NewPassword.class);
  private List<SessionLine> all = List.of();
  private ApplicationPasswords.Issued issued;

  /** The services that a new password gives access to. */
  public enum Scope {
    ALL(List.of()),
    MAIL(List.of("imap", "pop3", "submission", "managesieve")),
    READ(List.of("imap", "pop3")),
    SEND(List.of("submission")),
    DAV(List.of(OpenedServices.DAV));

    private final List<String> services;

    Scope(List<String> services) {
      this.services = services;
    }
  }

  /**
   * A password to create.
   *
   * @param name the name of the program
   * @param scope the services that it gives access to
   * @param own the reader's own password
   */
  public record NewPassword(
      @Field(label = "application.name", help = "application.name.help", required = true)
          String name,
      @Field(label = "application.scope", choices = "application.scope") Scope scope,
      @Field(
              label = "application.own",
              required = true,
              secret = true,
              autocomplete = "current-password")
          String own) {}

  public void load() {
    answers
        .take(passwords.list(visitor.caller(), own()))
        .ifPresent(found -> all = found.stream().map(this::line).toList());
  }

  private SessionLine line(ApplicationPassword password) {
    String about =
        password
            .used()
            .map(at -> texts.of("application.used", dates.full(at), password.from()))
            .orElseGet(() -> texts.of("application.unused", dates.full(password.created())));
    return new SessionLine(password.id(), password.name(), about);
  }

  private String own() {
    return visitor.caller().name();
  }

  /** Creates a password if the account's password is correct; only this response shows it. */
  public void make() {
    added.read(answers, texts).ifPresent(this::make);
    load();
  }

  private void make(NewPassword wanted) {
    var credentials = new Credentials.OwnPassword(visitor.caller(), wanted.own());
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Admitted(var caller, var _, var _) -> make(caller, wanted);
      case SignIn.Rejected _, SignIn.SecondFactorNeeded _ ->
          answers.wrong("own", texts.of("preferences.password.wrong"));
      case SignIn.TryLater _ -> answers.wrong(null, texts.of("later"));
    }
  }

  private void make(Caller caller, NewPassword wanted) {
    var fresh =
        new NewApplicationPassword(wanted.name(), wanted.scope().services, Optional.empty());
    answers
        .take("name", passwords.create(caller, own(), fresh))
        .ifPresent(
            made -> {
              issued = made;
              added.show(new NewPassword("", wanted.scope(), ""));
            });
  }

  public void end() {
    Answer<ApplicationPassword> answer =
        passwords.end(visitor.caller(), own(), parameters.text("end-password"));
    if (answer instanceof Answer.Failed<ApplicationPassword>(Failure.NotFound _)) {
      Redirect.to("/security");
      return;
    }
    answers
        .take(answer)
        .ifPresent(
            gone -> {
              notices.show(Notice.of("application.ended", gone.name()));
              Redirect.to("/security");
            });
  }

  public RecordForm<NewPassword> getAdded() {
    return added;
  }

  /** All application passwords, the newest first. */
  public List<SessionLine> getAll() {
    return all;
  }

  /** The password that was just created; null for none. */
  public ApplicationPasswords.Issued getIssued() {
    return issued;
  }
}
