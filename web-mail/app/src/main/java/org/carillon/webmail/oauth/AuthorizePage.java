package org.carillon.webmail.oauth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.identity.oauth.AuthorizationStep;
import org.carillon.identity.oauth.Authorizations;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.identity.secondfactor.SecondFactors;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SignInFilter;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebApplication;

/**
 * Asks whether a client is authorized, and sends the browser back to it. A page does that, not a
 * redirect, since browsers follow no redirect from a form to another site that the form's page does
 * not name (CSP form-action).
 */
@Named("letIn")
@RequestScoped
public class AuthorizePage {
  private static final String PAGE = "/let-in?request=";

  @Inject private Authorizations authorizations;
  @Inject private SecondFactors secondFactors;
  @Inject private WebApplication application;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  private AuthorizationStep step = new AuthorizationStep.Unanswerable(AuthorizationStep.Why.OVER);

  /** Decides on the next step of the authorization. */
  public void load() {
    String note = parameters.text("request");
    if (note.isEmpty()) {
      step = new AuthorizationStep.Unanswerable(why());
    } else if (!parameters.text("refused").isEmpty()) {
      step = authorizations.refuse(note);
    } else if (!visitor.isSignedIn()) {
      take(authorizations.lookAsNobody(note));
    } else if (secondFactors.isDue(visitor.caller())) {
      Redirect.to(application.secondFactorPage().orElseThrow());
    } else {
      take(authorizations.look(visitor.caller(), visitor.secret(), note));
    }
  }

  /** The reason why the request failed before the reader could be asked. */
  private AuthorizationStep.Why why() {
    String word = parameters.text("problem").toUpperCase(Locale.ROOT);
    return Arrays.stream(AuthorizationStep.Why.values())
        .filter(why -> why.name().equals(word))
        .findFirst()
        .orElse(AuthorizationStep.Why.OVER);
  }

  private void take(AuthorizationStep next) {
    switch (next) {
      case AuthorizationStep.SignIn(String note, String hint) -> signIn(note, hint);
      case AuthorizationStep.LetIn(String note) -> Redirect.to(PAGE + Redirect.encoded(note));
      case AuthorizationStep.Ask _, AuthorizationStep.Return _, AuthorizationStep.Unanswerable _ ->
          step = next;
    }
  }

  private void signIn(String note, String hint) {
    Redirect.to(signInPage(note) + (hint.isEmpty() ? "" : "&hint=" + Redirect.encoded(hint)));
  }

  private static String signInPage(String note) {
    return SignInFilter.PAGE + "?again=1&to=" + Redirect.encoded(PAGE + Redirect.encoded(note));
  }

  public void allow() {
    String note = parameters.text("request");
    if (visitor.isSignedIn()) {
      take(authorizations.allow(visitor.caller(), visitor.secret(), note));
    } else {
      signIn(note, "");
    }
  }

  public void refuse() {
    Redirect.to(PAGE + Redirect.encoded(parameters.text("request")) + "&refused=1");
  }

  /** Returns whether there is a request to ask the reader about. */
  public boolean isAsked() {
    return step instanceof AuthorizationStep.Ask;
  }

  private Optional<AuthorizationStep.Ask> ask() {
    return step instanceof AuthorizationStep.Ask ask ? Optional.of(ask) : Optional.empty();
  }

  /** The note by which the form continues the request. */
  public String getNote() {
    return ask().map(AuthorizationStep.Ask::note).orElse("");
  }

  public String getClient() {
    return switch (step) {
      case AuthorizationStep.Ask ask -> ask.name();
      case AuthorizationStep.Return(String _, String name) -> name;
      default -> "";
    };
  }

  /** The host of a site, or the scheme of an application. */
  public String getPlace() {
    return ask().map(AuthorizationStep.Ask::place).orElse("");
  }

  /** Returns whether the client is on this machine or has a scheme of its own. */
  public boolean isProgram() {
    return !getPlace().contains(".") || List.of("127.0.0.1", "[::1]").contains(getPlace());
  }

  /** The requested scopes, a sentence each. */
  public List<String> getScopes() {
    return ask().stream()
        .flatMap(asked -> asked.scopes().stream())
        .map(OAuthScope::word)
        .map(word -> texts.of("let-in.scope." + word))
        .toList();
  }

  /** The sign-in page for another user with the same request. */
  public String getOther() {
    return signInPage(getNote()).substring(1);
  }

  /** The address that the browser goes back to; empty for none. */
  public String getTarget() {
    return step instanceof AuthorizationStep.Return(String uri, String _) ? uri : "";
  }

  /** A word for what prevents the authorization; empty for nothing. */
  public String getProblem() {
    return step instanceof AuthorizationStep.Unanswerable(AuthorizationStep.Why why)
        ? why.name().toLowerCase(Locale.ROOT)
        : "";
  }
}
