package org.carillon.webmail.preferences;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.setting.Look;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.OwnLook;
import org.carillon.web.Say;
import org.carillon.web.Ui;
import org.carillon.web.request.Go;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebPeer;

/** What the reader can set: the name, the password, the look. */
@Named("preferences")
@RequestScoped
public class PreferencesPage {
  @Inject private Accounts accounts;
  @Inject private Sessions sessions;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private OwnLook ownLook;
  @Inject private Say say;
  @Inject private Ui ui;
  @Inject private HttpServletRequest request;

  private String displayName;
  private String old;
  private String password;
  private Look.Theme theme;
  private Look.Density density;
  private Look.Language language;

  @PostConstruct
  void begin() {
    theme = ui.getLook().theme();
    density = ui.getLook().density();
    language = ui.getLook().language();
  }

  /** Reads the account. */
  public void load() {
    answers
        .take(accounts.find(visitor.caller(), visitor.caller().name()))
        .ifPresent(account -> displayName = account.displayName());
  }

  /** Changes the name. */
  public void rename() {
    change(
        visitor.caller(),
        new AccountChange(
            Optional.empty(),
            Optional.of(displayName == null ? "" : displayName),
            Optional.empty()),
        "saved");
  }

  /** Changes the password of whoever knows the old one. */
  public void renewPassword() {
    var credentials = new Credentials.Password("", visitor.caller().name(), old);
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Admitted(var caller, var _) ->
          change(
              caller,
              new AccountChange(Optional.of(password), Optional.empty(), Optional.empty()),
              "preferences.password.changed");
      case SignIn.Rejected(var reason) ->
          answers.wrong("old", say.of("preferences.password.wrong"));
      case SignIn.TryLater _ -> answers.wrong(null, say.of("later"));
    }
  }

  private void change(Caller caller, AccountChange change, String said) {
    answers
        .take(accounts.change(caller, caller.name(), change, OptionalLong.empty()))
        .ifPresent(done -> back(said));
  }

  /** Changes how pages look, in every browser. */
  public void look() {
    answers
        .take(ownLook.choose(visitor.caller(), new Look(theme, density, language)))
        .ifPresent(done -> back("saved"));
  }

  private void back(String said) {
    notices.show(Notice.of(said));
    Go.to("/preferences");
  }

  /** The name as typed. */
  public String getDisplayName() {
    return displayName;
  }

  /** Takes the name. */
  public void setDisplayName(String displayName) {
    this.displayName = displayName;
  }

  /** Never shown again. */
  public String getOld() {
    return "";
  }

  /** Takes the old password. */
  public void setOld(String old) {
    this.old = old;
  }

  /** Never shown again. */
  public String getPassword() {
    return "";
  }

  /** Takes the new password. */
  public void setPassword(String password) {
    this.password = password;
  }

  /** The theme chosen. */
  public Look.Theme getTheme() {
    return theme;
  }

  /** Takes the theme. */
  public void setTheme(Look.Theme theme) {
    this.theme = theme;
  }

  /** The density chosen. */
  public Look.Density getDensity() {
    return density;
  }

  /** Takes the density. */
  public void setDensity(Look.Density density) {
    this.density = density;
  }

  /** The language chosen. */
  public Look.Language getLanguage() {
    return language;
  }

  /** Takes the language. */
  public void setLanguage(Look.Language language) {
    this.language = language;
  }
}
