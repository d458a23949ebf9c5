package org.carillon.webmail.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.RecoveryAddress;
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

/** The reader's other address, which gets codes when the password is forgotten. */
@Named("recoveryAddress")
@RequestScoped
public class RecoveryAddressForm {
  private static final String HERE = "/security";

  @Inject private ForgottenPasswords passwords;
  @Inject private Sessions sessions;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Dates dates;
  @Inject private HttpServletRequest request;

  private final RecordForm<Input> input = new RecordForm<>(Input.class);
  private final RecordForm<Confirmation> confirmation = new RecordForm<>(Confirmation.class);
  private final RecordForm<Removal> removal = new RecordForm<>(Removal.class);
  private Optional<RecoveryAddress> present = Optional.empty();
  private String note;

  /**
   * An address to save.
   *
   * @param elsewhere the address
   * @param ownForAddress the reader's own password
   */
  public record Input(
      @Field(label = "recovery.address", required = true, autocomplete = "off") String elsewhere,
      @Field(
              label = "application.own",
              required = true,
              secret = true,
              autocomplete = "current-password")
          String ownForAddress) {}

  /** The code that was sent to the address, as typed. */
  public record Confirmation(
      @Field(label = "recovery.code", required = true, autocomplete = "one-time-code")
          String sentCode) {}

  /** A removal of the address, and the reader's own password. */
  public record Removal(
      @Field(
              label = "application.own",
              required = true,
              secret = true,
              autocomplete = "current-password")
          String ownForEnd) {}

  public void load() {
    present =
        answers
            .take(passwords.find(visitor.caller(), visitor.caller().name()))
            .flatMap(found -> found);
  }

  /** Sends a code to the address. */
  public void propose() {
    input
        .read(answers, texts)
        .ifPresent(
            typed ->
                proven(
                    "ownForAddress",
                    typed.ownForAddress(),
                    caller ->
                        answers
                            .take("elsewhere", passwords.propose(caller, typed.elsewhere()))
                            .ifPresent(made -> note = made)));
    load();
  }

  private void proven(String field, String own, Consumer<Caller> then) {
    var credentials = new Credentials.OwnPassword(visitor.caller(), own);
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Admitted(var caller, var _, var _) -> then.accept(caller);
      case SignIn.Rejected _, SignIn.SecondFactorNeeded _ ->
          answers.wrong(field, texts.of("preferences.password.wrong"));
      case SignIn.TryLater _ -> answers.wrong(null, texts.of("later"));
    }
  }

  /** Saves the address if the code is correct. */
  public void confirm() {
    confirmation
        .read(answers, texts)
        .flatMap(
            typed ->
                answers.take(
                    "sentCode", passwords.confirm(visitor.caller(), getNote(), typed.sentCode())))
        .ifPresent(kept -> back(Notice.of("recovery.kept", kept.address())));
    load();
  }

  public void remove() {
    removal
        .read(answers, texts)
        .ifPresent(typed -> proven("ownForEnd", typed.ownForEnd(), this::remove));
    load();
  }

  private void remove(Caller caller) {
    Answer<RecoveryAddress> answer = passwords.remove(caller, caller.name());
    if (answer instanceof Answer.Failed<RecoveryAddress>(Failure.NotFound _)) {
      Redirect.to(HERE);
      return;
    }
    answers.take(answer).ifPresent(gone -> back(Notice.of("recovery.removed", gone.address())));
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to(HERE);
  }

  /** A token that holds the address until the code is entered; empty for none. */
  public String getNote() {
    if (note == null) {
      note = parameters.text("recovery-note");
    }
    return note;
  }

  /** A sentence on the state of the address. */
  public String getState() {
    return present
        .map(known -> texts.of("recovery.state", known.address(), dates.full(known.confirmed())))
        .orElseGet(() -> texts.of("recovery.none"));
  }

  public boolean isPresent() {
    return present.isPresent();
  }

  public RecordForm<Input> getInput() {
    return input;
  }

  public RecordForm<Confirmation> getConfirmation() {
    return confirmation;
  }

  public RecordForm<Removal> getRemoval() {
    return removal;
  }
}
