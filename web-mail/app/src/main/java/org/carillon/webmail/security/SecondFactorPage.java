package org.carillon.webmail.security;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.secondfactor.NewSecondFactor;
import org.carillon.identity.secondfactor.SecondFactor;
import org.carillon.identity.secondfactor.SecondFactors;
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

/** Sets up, replaces and removes the reader's authenticator and recovery codes. */
@Named("secondFactor")
@RequestScoped
public class SecondFactorPage {
  @Inject private SecondFactors factors;
  @Inject private Sessions sessions;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private Dates dates;
  @Inject private HttpServletRequest request;

  private final RecordForm<Change> change = new RecordForm<>(Change.class);
  private final RecordForm<First> first = new RecordForm<>(First.class);
  private Optional<SecondFactor> factor;
  private Optional<NewSecondFactor> proposal;
  private List<String> codes = List.of();

  /** A change of the second factor, and the reader's own password. */
  public record Change(
      @Field(
              label = "application.own",
              required = true,
              secret = true,
              autocomplete = "current-password")
          String own) {}

  /** The first code that the authenticator shows. */
  public record First(
      @Field(label = "second-factor.code", required = true, autocomplete = "one-time-code")
          String code) {}

  public void load() {
    factor = answers.take(factors.find(visitor.caller(), visitor.getName())).flatMap(it -> it);
  }

  /** Shows a new authenticator key to set up. */
  public void propose() {
    proven(caller -> proposal = answers.take(factors.propose(caller)));
  }

  /** Replaces the recovery codes. */
  public void renewCodes() {
    proven(caller -> show(answers.take(factors.renewRecoveryCodes(caller))));
  }

  public void remove() {
    proven(caller -> answers.take(factors.remove(caller, caller.name())).ifPresent(gone -> back()));
  }

  private void back() {
    notices.show(Notice.of("second-factor.removed"));
    Redirect.to("/second-factor");
  }

  /** Continues with the caller whose password was verified just now. */
  private void proven(Consumer<Caller> then) {
    change.read(answers, texts).ifPresent(typed -> proven(typed.own(), then));
  }

  private void proven(String own, Consumer<Caller> then) {
    var credentials = new Credentials.OwnPassword(visitor.caller(), own);
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Admitted(var caller, var _, var _) -> then.accept(caller);
      case SignIn.Rejected _, SignIn.SecondFactorNeeded _ ->
          answers.wrong("own", texts.of("preferences.password.wrong"));
      case SignIn.TryLater _ -> answers.wrong(null, texts.of("later"));
    }
  }

  /** Activates the authenticator if its code is correct. */
  public void confirm() {
    first.read(answers, texts).ifPresent(typed -> confirm(typed.code()));
  }

  private void confirm(String code) {
    String key = parameters.text("key");
    Answer<List<String>> answer = factors.confirm(visitor.caller(), key, code);
    show(answers.take("code", answer));
  }

  private void show(Optional<List<String>> made) {
    made.ifPresent(this::showCodes);
  }

  /** Shows recovery codes that were created just now. */
  void showCodes(List<String> fresh) {
    codes = fresh;
    proposal = Optional.empty();
    load();
  }

  private Optional<NewSecondFactor> proposal() {
    if (proposal == null) {
      String key = parameters.text("key");
      proposal =
          key.isEmpty() ? Optional.empty() : answers.take(factors.proposed(visitor.caller(), key));
    }
    return proposal;
  }

  /** Returns whether an authenticator is being set up. */
  public boolean isProposed() {
    return proposal().isPresent();
  }

  /** The authenticator that is being set up. */
  public NewSecondFactor getShown() {
    return proposal().orElseThrow();
  }

  /** The authenticator's key as a QR code. */
  public QrCode getQr() {
    return QrCode.of(getShown().uri());
  }

  public boolean isPresent() {
    return factor().filter(SecondFactor::authenticator).isPresent();
  }

  /** Returns whether there are recovery codes, at least for passkeys. */
  public boolean isRenewable() {
    return factor().isPresent();
  }

  private Optional<SecondFactor> factor() {
    if (factor == null) {
      load();
    }
    return factor;
  }

  /** A sentence on the recovery codes of passkeys; empty if an authenticator has the codes. */
  public String getCodesState() {
    return factor()
        .filter(it -> !it.authenticator())
        .map(it -> texts.of("second-factor.codes.left", it.recoveryCodes()))
        .orElse("");
  }

  /** Returns whether the reader must set up a second factor before anything else. */
  public boolean isDue() {
    return factors.isDue(visitor.caller());
  }

  /** A sentence on the state of the authenticator. */
  public String getState() {
    return factor
        .map(
            it ->
                texts.of(
                    "second-factor.state",
                    dates.full(it.created()),
                    it.used().map(dates::full).orElse("–"),
                    it.recoveryCodes()))
        .orElse("");
  }

  public List<String> getCodes() {
    return codes;
  }

  public RecordForm<Change> getChange() {
    return change;
  }

  public RecordForm<First> getFirst() {
    return first;
  }
}
