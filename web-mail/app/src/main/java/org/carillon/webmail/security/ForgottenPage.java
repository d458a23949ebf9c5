package org.carillon.webmail.security;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.field.Field;
import org.carillon.web.field.RecordForm;
import org.carillon.web.request.Browser;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.WebPeer;

/** The page for a forgotten password: sends a code, and sets a new password by it. */
@Named("forgotten")
@RequestScoped
public class ForgottenPage {
  @Inject private ForgottenPasswords passwords;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private HttpServletRequest request;

  private final RecordForm<Input> input = new RecordForm<>(Input.class);
  private final RecordForm<Choice> choice = new RecordForm<>(Choice.class);

  /** The address of the account whose password is forgotten. */
  public record Input(
      @Field(label = "forgotten.address", required = true, autocomplete = "username")
          String address) {}

  /**
   * A new password.
   *
   * @param code the code that permits the change
   * @param password as typed
   * @param again the password once more
   */
  public record Choice(
      @Field(label = "new-password.code", required = true, autocomplete = "one-time-code")
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

  /** Takes the code from a link. */
  @PostConstruct
  void begin() {
    choice.show(new Choice(parameters.text("code"), "", ""));
  }

  /** Sends a code; the answer does not tell whether the account exists. */
  public void ask() {
    input
        .read(answers, texts)
        .ifPresent(
            typed -> {
              passwords.ask(typed.address().strip(), WebPeer.of(request), Browser.of(request));
              Redirect.to("/forgotten?asked=1");
            });
  }

  /** Sets the new password. */
  public void choose() {
    choice.read(answers, texts).ifPresent(this::choose);
  }

  private void choose(Choice typed) {
    if (!typed.password().equals(typed.again())) {
      answers.wrong("again", texts.of("new-password.differs"));
      return;
    }
    answers
        .take(passwords.redeem(typed.code(), typed.password(), WebPeer.of(request)))
        .ifPresent(address -> Redirect.to("/new-password?done=1"));
  }

  /** Returns whether a code was asked for just now. */
  public boolean isAsked() {
    return !parameters.text("asked").isEmpty();
  }

  /** Returns whether a new password was set just now. */
  public boolean isDone() {
    return !parameters.text("done").isEmpty();
  }

  public RecordForm<Input> getInput() {
    return input;
  }

  public RecordForm<Choice> getChoice() {
    return choice;
  }
}
