package org.carillon.webmail.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.passkey.Passkey;
import org.carillon.identity.passkey.PasskeyCreationRequest;
import org.carillon.identity.passkey.Passkeys;
import org.carillon.web.Answers;
import org.carillon.web.Dates;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.PageOrigin;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebPeer;
import org.carillon.web.session.SessionLine;

/** Registers and removes the reader's passkeys and security keys. */
@Named("passkeys")
@RequestScoped
public class PasskeysForm {
  private static final String HERE = "/second-factor";

  @Inject private Passkeys passkeys;
  @Inject private SecondFactorPage page;
  @Inject private Sessions sessions;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Dates dates;
  @Inject private HttpServletRequest request;

  private final RecordForm<NewPasskey> added = new RecordForm<>(NewPasskey.class);
  private final RecordForm<Removal> removal = new RecordForm<>(Removal.class);
  private List<SessionLine> all = List.of();
  private Optional<PasskeyCreationRequest> creation;

  /**
   * A passkey to register.
   *
   * @param passkeyName its name
   * @param ownForPasskey the reader's own password
   */
  public record NewPasskey(
      @Field(label = "passkeys.name", help = "passkeys.name.help", required = true)
          String passkeyName,
      @Field(
              label = "application.own",
              required = true,
              secret = true,
              autocomplete = "current-password")
          String ownForPasskey) {}

  /** A passkey to remove, and the reader's own password. */
  public record Removal(
      @Field(
              label = "passkeys.own",
              required = true,
              secret = true,
              autocomplete = "current-password")
          String ownForRemoval) {}

  public void load() {
    answers
        .take(passkeys.list(visitor.caller(), visitor.caller().name()))
        .ifPresent(found -> all = found.stream().map(this::line).toList());
  }

  private SessionLine line(Passkey passkey) {
    List<String> about = new ArrayList<>();
    about.add(
        passkey
            .used()
            .map(at -> texts.of("application.used", dates.full(at), passkey.from()))
            .orElseGet(() -> texts.of("application.unused", dates.full(passkey.created()))));
    about.add(passkey.host());
    if (passkey.synced()) {
      about.add(texts.of("passkeys.synced"));
    }
    passkey.suspected().ifPresent(at -> about.add(texts.of("passkeys.suspected", dates.full(at))));
    return new SessionLine(passkey.id(), passkey.name(), String.join(" · ", about));
  }

  /** Begins a registration if the account's password is correct. */
  public void propose() {
    added
        .read(answers, texts)
        .ifPresent(
            typed ->
                proven(
                    "ownForPasskey",
                    typed.ownForPasskey(),
                    caller ->
                        creation =
                            answers.take(
                                "passkeyName",
                                passkeys.propose(
                                    caller, PageOrigin.of(request), typed.passkeyName()))));
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

  /** Registers the browser's new passkey. */
  public void register() {
    String answer = parameters.text("answer");
    if (answer.isEmpty()) {
      answers.wrong(null, texts.of("passkey.script"));
      return;
    }
    answers
        .take(
            passkeys.register(
                visitor.caller(), parameters.text("note"), PageOrigin.of(request), answer))
        .ifPresent(this::registered);
  }

  private void registered(Passkeys.Registered made) {
    if (made.recoveryCodes().isEmpty()) {
      notices.show(Notice.of("passkeys.made", made.passkey().name()));
      Redirect.to(HERE);
      return;
    }
    creation = Optional.empty();
    page.showCodes(made.recoveryCodes());
    load();
  }

  public void remove() {
    removal
        .read(answers, texts)
        .ifPresent(typed -> proven("ownForRemoval", typed.ownForRemoval(), this::remove));
    load();
  }

  private void remove(Caller caller) {
    Answer<Passkey> answer =
        passkeys.remove(caller, caller.name(), parameters.text("remove-passkey"));
    if (answer instanceof Answer.Failed<Passkey>(Failure.NotFound _)) {
      Redirect.to(HERE);
      return;
    }
    answers
        .take(answer)
        .ifPresent(
            gone -> {
              notices.show(Notice.of("passkeys.removed", gone.name()));
              Redirect.to(HERE);
            });
  }

  private Optional<PasskeyCreationRequest> creation() {
    if (creation == null) {
      String note = parameters.text("note");
      creation =
          note.isEmpty()
              ? Optional.empty()
              : answers.take(passkeys.proposed(visitor.caller(), note));
    }
    return creation;
  }

  /** Returns whether a passkey is being registered. */
  public boolean isProposed() {
    return creation().isPresent();
  }

  /** The request to the browser. */
  public PasskeyCreationRequest getShown() {
    return creation().orElseThrow();
  }

  /** The ids of the existing passkeys, separated by spaces. */
  public String getKnown() {
    return String.join(" ", getShown().known());
  }

  /** All passkeys, the newest first. */
  public List<SessionLine> getAll() {
    return all;
  }

  public RecordForm<NewPasskey> getAdded() {
    return added;
  }

  public RecordForm<Removal> getRemoval() {
    return removal;
  }
}
