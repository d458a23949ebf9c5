package org.carillon.web;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.passkey.PasskeySignInRequest;
import org.carillon.identity.passkey.Passkeys;
import org.carillon.identity.secondfactor.SecondFactors;
import org.carillon.identity.source.BrowserSignIns;
import org.carillon.identity.source.BrowserSignIns.Choice;
import org.carillon.identity.source.BrowserSignIns.Redirection;
import org.carillon.identity.token.Tokens;
import org.carillon.web.request.Browser;
import org.carillon.web.request.PageOrigin;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SecretCookie;
import org.carillon.web.request.SignInFilter;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebApplication;
import org.carillon.web.request.WebPeer;
import org.carillon.web.source.IdentitySourceChoice;
import org.carillon.web.source.Negotiation;

/** The sign-in page of both applications, and signing out. */
@Named("signIn")
@RequestScoped
public class SignInForm {
  /** Rounds up to minutes, so that the reported time is never too short. */
  private static final Duration ALMOST_A_MINUTE = Duration.ofSeconds(59);

  private static final int MOST_HINT = 320;

  @Inject private Sessions sessions;
  @Inject private Tokens tokens;
  @Inject private SecondFactors secondFactors;
  @Inject private Passkeys passkeys;
  @Inject private WebApplication application;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private RequestParameters parameters;
  @Inject private IdentitySourceChoice choices;
  @Inject private BrowserSignIns sources;
  @Inject private OwnAppearance ownAppearance;
  @Inject private HttpServletRequest request;

  private String name = "";
  private String password = "";
  private String problem = "";
  private String key = "";
  private String code = "";
  private Optional<PasskeySignInRequest> question;
  private String to = "";
  private String state = "";

  /**
   * Redirects a visitor who is signed in already, unless to sign in again; others may be sent to an
   * identity source. A visitor who returns from a source is signed in by it.
   */
  public void arrive() {
    Optional<IdentitySourceChoice.Back> back = choices.back(Redirect.response());
    if (back.isPresent()) {
      comeBack(back.get());
    } else if (visitor.isSignedIn() && parameters.text("again").isEmpty()) {
      Redirect.to(target());
    } else {
      parameters.some("out").ifPresent(choices::goOut);
      choices.chosen().ifPresent(this::depart);
    }
  }

  private void depart(String source) {
    switch (choices.depart(source, to, Redirect.response())) {
      case Redirection.To(URI place, String _) -> Redirect.out(place);
      case Redirection.Ticket(String title) -> negotiate(title);
      case Redirection.Away(String title) -> fail("sign-in.source.away", title);
      case Redirection.Unknown() -> fail("sign-in.source.unknown");
    }
  }

  private void negotiate(String title) {
    if (!Negotiation.isIn(request)) {
      problem = texts.of("sign-in.source.ticket", title);
      Negotiation.ask(Redirect.response());
      return;
    }
    switch (Negotiation.signIn(sessions, WebPeer.of(request), request, Redirect.response())) {
      case SignIn.SecondFactorNeeded(String next) -> key = next;
      case SignIn.Rejected(SignIn.Reason reason) when reason == SignIn.Reason.WRONG ->
          fail("sign-in.source.wrong", title);
      case SignIn.Rejected _ -> fail("sign-in.source.not-allowed", title);
      case SignIn answer -> take(answer);
    }
  }

  private void comeBack(IdentitySourceChoice.Back back) {
    to = back.page();
    state = back.visit().said().getOrDefault("state", "");
    switch (sessions.signIn(back.visit(), WebPeer.of(request))) {
      case SignIn.SecondFactorNeeded(String next) -> key = next;
      case SignIn.Rejected(SignIn.Reason reason) when back.title().isEmpty() ->
          fail("sign-in.source.late");
      case SignIn.Rejected(SignIn.Reason reason) when reason == SignIn.Reason.WRONG ->
          fail("sign-in.source.wrong", back.title());
      case SignIn.Rejected _ -> fail("sign-in.source.not-allowed", back.title());
      case SignIn.NotNow _ -> fail("sign-in.source.away", back.title());
      case SignIn answer -> take(answer);
    }
  }

  private static String shortened(String hint) {
    return hint.length() <= MOST_HINT ? hint : "";
  }

  /** Checks the password, and redirects to the page that was asked for. */
  public void enter() {
    var credentials = new Credentials.Password("", name.strip(), password);
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.SecondFactorNeeded(String next) -> key = next;
      case SignIn answer -> take(answer);
    }
  }

  @PostConstruct
  void begin() {
    key = parameters.text("key");
    to = parameters.text("to");
    // A GET with this parameter comes from a source's redirect, not from a form.
    state = key.isEmpty() ? "" : parameters.text("visit");
    name = shortened(parameters.text("hint"));
  }

  /** Checks the code after a correct password. */
  public void prove() {
    var credentials = new Credentials.SecondFactor(key, Objects.requireNonNullElse(code, ""));
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Rejected(SignIn.Reason reason) when reason == SignIn.Reason.WRONG ->
          fail("sign-in.code.wrong");
      case SignIn answer -> {
        key = answer instanceof SignIn.NotNow ? key : "";
        take(answer);
      }
    }
  }

  /** Checks a passkey's signature, alone or after the password. */
  public void showPasskey() {
    String answer = parameters.text("answer");
    if (answer.isEmpty()) {
      fail("passkey.script");
      return;
    }
    var credentials =
        new Credentials.Passkey(key, parameters.text("note"), PageOrigin.of(request), answer);
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Rejected(SignIn.Reason reason) when reason == SignIn.Reason.WRONG ->
          fail("sign-in.passkey.wrong");
      case SignIn known -> {
        key = known instanceof SignIn.NotNow ? key : "";
        take(known);
      }
    }
  }

  private void take(SignIn answer) {
    switch (answer) {
      case SignIn.Admitted(Caller caller, var _, var _) when !application.admits(caller) ->
          fail("sign-in.elsewhere");
      case SignIn.Admitted(Caller caller, var _, var _)
          when application.secondFactorPage().isEmpty() && secondFactors.isDue(caller) ->
          fail("sign-in.second-factor-first");
      case SignIn.Admitted(Caller caller, var _, var _) -> open(caller);
      case SignIn.SecondFactorNeeded _ -> fail("sign-in.wrong");
      case SignIn.Rejected(SignIn.Reason reason)
          when reason == SignIn.Reason.PASSWORD_EXPIRED && application.renewalPage().isPresent() ->
          Redirect.to(
              application.renewalPage().get()
                  + "?hint="
                  + Redirect.encoded(shortened(name.strip())));
      case SignIn.Rejected(SignIn.Reason reason) -> fail("sign-in." + word(reason));
      case SignIn.Barred(Duration rest) ->
          fail("sign-in.barred", rest.plus(ALMOST_A_MINUTE).toMinutes());
      case SignIn.NotNow _ -> fail("sign-in.later");
    }
  }

  private static String word(SignIn.Reason reason) {
    return switch (reason) {
      case WRONG, NOT_AUTHORIZED_AS -> "wrong";
      case NOT_ALLOWED -> "not-allowed";
      case NEEDS_ENCRYPTION -> "needs-encryption";
      case PASSWORD_EXPIRED -> "expired";
    };
  }

  private void open(Caller caller) {
    switch (tokens.openWebSession(caller, Browser.of(request))) {
      case Answer.Done<Tokens.Issued>(var issued)
          when !state.isEmpty() && !sources.opened(state, caller, issued) -> {
        tokens.closeWebSession(issued.secret());
        fail("sign-in.later");
      }
      case Answer.Done<Tokens.Issued>(var issued) -> {
        if (visitor.isSignedIn()) {
          tokens.closeWebSession(visitor.secret());
        }
        new SecretCookie(application.cookie()).write(request, Redirect.response(), issued.secret());
        ownAppearance.tell(caller);
        Redirect.to(target());
      }
      case Answer.Failed<Tokens.Issued>(Failure.NotAllowed _) -> fail("sign-in.not-allowed");
      case Answer.Failed<Tokens.Issued>(Failure.NotFound _) -> fail("sign-in.wrong");
      case Answer.Failed<Tokens.Issued> later -> fail("sign-in.later");
    }
  }

  /** Ends the session, here and in the database. */
  public void leave() {
    Optional<String> out = Optional.empty();
    if (visitor.isSignedIn()) {
      out = choices.farewell(visitor.secret());
      tokens.closeWebSession(visitor.secret());
    }
    new SecretCookie(application.cookie()).clear(request, Redirect.response());
    // A form may not redirect to another site: the page itself continues there.
    Redirect.to(SignInFilter.PAGE + out.map(note -> "?out=" + Redirect.encoded(note)).orElse(""));
  }

  /** Ends all sessions of the account, including this one, and everything with a token of them. */
  public void leaveEverywhere() {
    answers
        .take(tokens.signOutEverywhere(visitor.caller(), visitor.caller().name()))
        .ifPresent(
            done -> {
              new SecretCookie(application.cookie()).clear(request, Redirect.response());
              Redirect.to(SignInFilter.PAGE);
            });
  }

  private void fail(String key, Object... fillings) {
    problem = texts.of(key, fillings);
    FacesContext.getCurrentInstance().validationFailed();
  }

  private String target() {
    return Redirect.isLocal(to) && !to.startsWith(SignInFilter.PAGE) ? to : application.home();
  }

  /** The error as a sentence, or empty. */
  public String getProblem() {
    return problem;
  }

  /** The words on the button of a source. */
  public String words(Choice choice) {
    return texts.of("sign-in.source", choice.title());
  }

  /** Returns whether the visitor is here because a session ended. */
  public boolean isEnded() {
    return !parameters.text("ended").isEmpty() && problem.isEmpty();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  /** The challenge for a passkey, or null. */
  public PasskeySignInRequest getQuestion() {
    if (question == null) {
      question = passkeys.question(key, PageOrigin.of(request));
    }
    return question.orElse(null);
  }

  /** The passkeys that may follow the password, separated by blanks. */
  public String getAllowed() {
    return String.join(" ", getQuestion().allowed());
  }

  /** The address of the page for a forgotten password, or empty. */
  public String getForgotten() {
    return application.forgottenPage().map(page -> page.substring(1)).orElse("");
  }

  /** The key of the second step; empty in the first. */
  public String getKey() {
    return key;
  }

  /** The requested page for after the sign-in. */
  public String getTo() {
    return to;
  }

  /** The id of a sign-in that a source started, or empty. */
  public String getState() {
    return state;
  }

  /** Empty, because it is never shown again. */
  public String getCode() {
    return "";
  }

  public void setCode(String code) {
    this.code = code;
  }

  /** Empty, because it is never shown again. */
  public String getPassword() {
    return "";
  }

  public void setPassword(String password) {
    this.password = password;
  }
}
