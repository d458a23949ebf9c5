package org.carillon.webmail.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.PasswordInput;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.WebPeer;

/** The page for an expired password: the user signs in with it and chooses another. */
@Named("renewal")
@RequestScoped
public class RenewalPage {
  private static final Duration ALMOST_A_MINUTE = Duration.ofSeconds(59);
  private static final int MOST_HINT = 320;

  @Inject private Sessions sessions;
  @Inject private Accounts accounts;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private HttpServletRequest request;

  private final RecordForm<Choice> choice = new RecordForm<>(Choice.class);

  /**
   * A new password.
   *
   * @param address the account's address
   * @param present the expired password
   * @param code the code of the second factor; empty without one
   * @param password as typed
   * @param again the password once more
   */
  public record Choice(
      @Field(label = "forgotten.address", required = true, autocomplete = "username")
          String address,
      @Field(
              label = "renewal.present",
              required = true,
              secret = true,
              autocomplete = "current-password")
          String present,
      @Field(label = "renewal.code", help = "renewal.code.help", autocomplete = "one-time-code")
          String code,
      @Field(
              label = "new-password.password",
              required = true,
              secret = true,
              autocomplete = "new-password")
          String password,
      @Field(
              label = "new-password.again",
              required = true,
              secret = true,
              autocomplete = "new-password")
          String again) {}

  /** Takes the name that was typed on the sign-in page. */
  @PostConstruct
  void begin() {
    String hint = parameters.text("hint");
    choice.show(new Choice(hint.length() <= MOST_HINT ? hint : "", "", "", "", ""));
  }

  public void choose() {
    choice.read(answers, texts).ifPresent(this::choose);
  }

  private void choose(Choice typed) {
    if (!typed.password().equals(typed.again())) {
      answers.wrong("again", texts.of("new-password.differs"));
    } else if (typed.password().equals(typed.present())) {
      answers.wrong("password", texts.of("renewal.same"));
    } else {
      shown(typed).ifPresent(caller -> set(caller, typed.password()));
    }
  }

  /** The caller with that expired password; empty if it is wrong, which is shown. */
  private Optional<Caller> shown(Choice typed) {
    var credentials =
        new Credentials.Renewal(
            typed.address().strip(), typed.present(), Objects.requireNonNullElse(typed.code(), ""));
    return switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Admitted(Caller caller, var _, var _) -> Optional.of(caller);
      case SignIn.SecondFactorNeeded _ -> wrong("code", texts.of("renewal.code.wrong"));
      case SignIn.Rejected(SignIn.Reason reason) ->
          switch (reason) {
            case WRONG, NOT_AUTHORIZED_AS, PASSWORD_EXPIRED ->
                wrong("present", texts.of("sign-in.wrong"));
            case NOT_ALLOWED -> wrong("address", texts.of("sign-in.not-allowed"));
            case NEEDS_ENCRYPTION -> wrong("present", texts.of("sign-in.needs-encryption"));
          };
      case SignIn.Barred(Duration rest) ->
          wrong("address", texts.of("sign-in.barred", rest.plus(ALMOST_A_MINUTE).toMinutes()));
      case SignIn.NotNow _ -> wrong("address", texts.of("sign-in.later"));
    };
  }

  private Optional<Caller> wrong(String field, String sentence) {
    answers.wrong(field, sentence);
    return Optional.empty();
  }

  private void set(Caller caller, String password) {
    var change =
        new AccountChange(
            Optional.of(new PasswordInput.Typed(password)), Optional.empty(), Optional.empty());
    answers
        .take(accounts.change(caller, caller.name(), change, OptionalLong.empty()))
        .ifPresent(account -> Redirect.to("/renew-password?done=1"));
  }

  public boolean isDone() {
    return !parameters.text("done").isEmpty();
  }

  public RecordForm<Choice> getChoice() {
    return choice;
  }
}
