package org.carillon.webmail.oauth;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.identity.oauth.DeviceAuthorizations;
import org.carillon.identity.oauth.OAuthScope;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.SignInFilter;
import org.carillon.web.request.Visitor;

/** The page where a reader types the code that a device shows, and authorizes the device. */
@Named("device")
@RequestScoped
public class DevicePage {
  private static final String PAGE = "/device";
  private static final String CODE = "code";
  private static final int MOST_CODE = 40;

  @Inject private DeviceAuthorizations devices;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  private DeviceAuthorizations.Ask ask;
  private String problem = "";

  /** Looks up the device that waits for the typed code. */
  public void load() {
    if (!getCode().isEmpty()) {
      take(devices.look(visitor.caller(), visitor.secret(), getCode()));
    }
  }

  public void allow() {
    take(devices.allow(visitor.caller(), visitor.secret(), getCode()));
  }

  public void refuse() {
    take(devices.refuse(visitor.caller(), visitor.secret(), getCode()));
  }

  private void take(DeviceAuthorizations.Step step) {
    switch (step) {
      case DeviceAuthorizations.Ask asked -> ask = asked;
      case DeviceAuthorizations.Done() -> Redirect.to(PAGE + "?done=1");
      case DeviceAuthorizations.SignInAgain() ->
          Redirect.to(
              SignInFilter.PAGE
                  + "?again=1&to="
                  + Redirect.encoded(PAGE + "?code=" + Redirect.encoded(getCode())));
      case DeviceAuthorizations.NoDevice() -> problem = texts.of("device.none");
      case DeviceAuthorizations.NotForYou() -> problem = texts.of("device.not-for-you");
      case DeviceAuthorizations.Later() -> problem = texts.of("let-in.problem.later");
    }
  }

  public String getCode() {
    String code = parameters.text(CODE);
    return code.length() <= MOST_CODE ? code : "";
  }

  /** Returns whether there is a request to ask the reader about. */
  public boolean isAsked() {
    return ask != null;
  }

  public String getClient() {
    return ask.name();
  }

  /** The requested scopes, a sentence each. */
  public List<String> getScopes() {
    return ask == null
        ? List.of()
        : ask.scopes().stream()
            .map(OAuthScope::word)
            .map(word -> texts.of("let-in.scope." + word))
            .toList();
  }

  /** A sentence that says what was wrong, or empty. */
  public String getProblem() {
    return problem;
  }

  public boolean isDone() {
    return !parameters.text("done").isEmpty();
  }
}
