package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.Alias;
import org.carillon.account.Aliases;
import org.carillon.account.PasswordInput;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.resource.ResourceType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Sessions;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.signin.Bar;
import org.carillon.identity.signin.Bars;
import org.carillon.identity.token.Tokens;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.web.request.WebPeer;

/** An account's attributes beyond those that all directory objects have. */
@Named("account")
@RequestScoped
public class AccountPage {
  /** The notations of a telephone number, with or without a domain. */
  private static final Pattern NUMBER = Pattern.compile("\\+?\\(?[0-9][0-9 ()/.\\u00A0-]*(@.*)?");

  private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ ()/.\\u00A0-]");

  @Inject private Accounts accounts;
  @Inject private Aliases allAliases;
  @Inject private Directory directory;
  @Inject private Tokens tokens;
  @Inject private Bars bars;
  @Inject private Sessions sessions;
  @Inject private HttpServletRequest request;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  private Account shown;
  private boolean isResource;
  private List<Alias> aliases = List.of();
  private Optional<Bar> bar = Optional.empty();
  private String old;
  private String password;
  private String alias;

  /** Reads the account and its other addresses. */
  public void load() {
    answers
        .take(accounts.find(visitor.caller(), parameters.text("account")))
        .ifPresent(
            found -> {
              shown = found;
              isResource =
                  directory.find(visitor.caller(), ResourceType.TYPE, found.address())
                      instanceof Answer.Done<DirectoryEntry>;
              var all = new PageRequest(Optional.empty(), Optional.empty(), PageRequest.MOST);
              answers
                  .take(allAliases.list(visitor.caller(), Optional.of(found.address()), all))
                  .ifPresent(page -> aliases = page.items());
              answers
                  .take(bars.find(visitor.caller(), found.address()))
                  .ifPresent(present -> bar = present);
            });
  }

  /** Sets a new password; for the caller's own account the old one is required. */
  public void renewPassword() {
    var change =
        new AccountChange(
            Optional.of(new PasswordInput.Typed(password)), Optional.empty(), Optional.empty());
    if (!isOwn()) {
      change(visitor.caller(), change);
      return;
    }
    var credentials =
        new Credentials.OwnPassword(visitor.caller(), Objects.requireNonNullElse(old, ""));
    switch (sessions.signIn(credentials, WebPeer.of(request))) {
      case SignIn.Admitted(var caller, var _, var _) -> change(caller, change);
      case SignIn.Rejected _, SignIn.SecondFactorNeeded _ ->
          answers.wrong("old", texts.of("account.password.wrong"));
      case SignIn.TryLater _ -> answers.wrong(null, texts.of("later"));
    }
  }

  /** Signs the account out everywhere. */
  public void signOut() {
    answers
        .take(tokens.signOutEverywhere(visitor.caller(), shown.address()))
        .ifPresent(whom -> back(Notice.of("account.signed-out", whom)));
  }

  /** Removes the sign-in block. */
  public void liftBar() {
    answers
        .take(bars.lift(visitor.caller(), shown.address()))
        .ifPresent(whom -> back(Notice.of("account.bar.lifted", whom)));
  }

  private void change(Caller caller, AccountChange change) {
    answers
        .take(accounts.change(caller, shown.address(), change, OptionalLong.empty()))
        .ifPresent(changed -> back(Notice.of("account.password.changed")));
  }

  /** Adds an address; digits alone are a telephone number. */
  public void addAlias() {
    String typed = alias == null ? "" : alias.strip();
    boolean isNumber = NUMBER.matcher(typed).matches();
    String wanted = isNumber ? digits(typed) : typed;
    String whole =
        wanted.contains("@") ? wanted : wanted + shown.address().substring(at(shown.address()));
    var made = new Alias(whole, isNumber ? Alias.Kind.TELEPHONE : Alias.Kind.NAME, shown.address());
    var answer = allAliases.create(visitor.caller(), made);
    answers.take(answer).ifPresent(done -> back(Notice.of("alias.added", done.address())));
  }

  /** Removes separators from a number; a domain after it stays. */
  static String digits(String number) {
    int at = number.indexOf('@');
    String local = at < 0 ? number : number.substring(0, at);
    return BETWEEN_DIGITS.matcher(local).replaceAll("") + number.substring(local.length());
  }

  public void removeAlias() {
    answers
        .take(allAliases.delete(visitor.caller(), parameters.text("remove-alias")))
        .ifPresent(gone -> back(Notice.of("alias.removed", gone.address())));
  }

  private static int at(String address) {
    return address.lastIndexOf('@');
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to("/account?account=" + Redirect.encoded(shown.address()));
  }

  public Account getShown() {
    return shown;
  }

  public List<Alias> getAliases() {
    return aliases;
  }

  /** Returns whether it is a room or another resource, which nobody signs in to. */
  public boolean isResource() {
    return isResource;
  }

  public boolean isPerson() {
    return !isResource;
  }

  /** Returns whether sign-ins are blocked. */
  public boolean isBarred() {
    return bar.isPresent();
  }

  /** The end of the sign-in block, or null. */
  public Instant getBarEnds() {
    return bar.map(Bar::ends).orElse(null);
  }

  public boolean isOwn() {
    return shown.id() == visitor.caller().account();
  }

  /** Empty, because it is never shown again. */
  public String getOld() {
    return "";
  }

  public void setOld(String old) {
    this.old = old;
  }

  /** Empty, because it is never shown again. */
  public String getPassword() {
    return "";
  }

  public void setPassword(String password) {
    this.password = password;
  }

  public String getAlias() {
    return alias;
  }

  public void setAlias(String alias) {
    this.alias = alias;
  }
}
