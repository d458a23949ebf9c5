package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.forgotten.RecoveryAddress;
import org.carillon.identity.forgotten.ResetCode;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.passkey.Passkey;
import org.carillon.identity.passkey.Passkeys;
import org.carillon.identity.secondfactor.SecondFactor;
import org.carillon.identity.secondfactor.SecondFactors;
import org.carillon.identity.session.AccountSessions;
import org.carillon.identity.session.LockOut;
import org.carillon.identity.session.LockedOut;
import org.carillon.identity.session.OpenSession;
import org.carillon.identity.session.StandingAccess;
import org.carillon.web.Answers;
import org.carillon.web.Dates;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.web.session.HistoryWords;
import org.carillon.web.session.SessionLine;
import org.carillon.web.session.SessionWords;

/** What an account has open, ending it, and the kill switch. */
@Named("sessions")
@RequestScoped
public class SessionsPage {
  @Inject private AccountSessions sessions;
  @Inject private SecondFactors factors;
  @Inject private Passkeys passkeys;
  @Inject private ForgottenPasswords passwords;
  @Inject private Dates dates;
  @Inject private SessionWords words;
  @Inject private SignInHistory history;
  @Inject private HistoryWords historyWords;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private List<SessionLine> open = List.of();
  private List<SessionLine> seen = List.of();
  private List<StandingLine> standing = List.of();
  private Optional<SecondFactor> factor = Optional.empty();
  private List<Passkey> keys = List.of();
  private Optional<RecoveryAddress> elsewhere = Optional.empty();
  private ResetCode resetCode;
  private boolean suspend = true;
  private boolean deleteQueued;

  /** Reads what is open. */
  public void load() {
    answers
        .take(sessions.list(visitor.caller(), getAccount()))
        .ifPresent(found -> open = words.lines(found));
    answers
        .take(history.list(visitor.caller(), getAccount()))
        .ifPresent(found -> seen = historyWords.lines(found));
    answers
        .take(sessions.standing(visitor.caller(), getAccount()))
        .ifPresent(found -> standing = lines(found));
    factor = answers.take(factors.find(visitor.caller(), getAccount())).flatMap(found -> found);
    keys = answers.take(passkeys.list(visitor.caller(), getAccount())).orElse(List.of());
    elsewhere =
        answers.take(passwords.find(visitor.caller(), getAccount())).flatMap(found -> found);
  }

  /** Ends one. */
  public void end() {
    Answer<OpenSession> answer =
        sessions.end(visitor.caller(), getAccount(), parameters.text("end"));
    if (answer instanceof Answer.Failed<OpenSession>(Failure.NotFound _)) {
      Redirect.to(here());
      return;
    }
    answers.take(answer).ifPresent(gone -> back(Notice.of("session.ended")));
  }

  /** Takes the second factor away, for who lost it. */
  public void resetSecondFactor() {
    Answer<SecondFactor> answer = factors.remove(visitor.caller(), getAccount());
    if (answer instanceof Answer.Failed<SecondFactor>(Failure.NotFound _)) {
      Redirect.to(here());
      return;
    }
    answers
        .take(answer)
        .ifPresent(gone -> back(Notice.of("second-factor.reset.done", getAccount())));
  }

  /** Makes a code for another password; it is shown with this answer alone. */
  public void makeResetCode() {
    resetCode = answers.take(passwords.reset(visitor.caller(), getAccount())).orElse(null);
    load();
  }

  /** Ends all, and says what that was. */
  public void lockOut() {
    answers
        .take(
            sessions.lockOut(
                visitor.caller(), getAccount(), new LockOut(suspend, deleteQueued, withdraw())))
        .ifPresent(done -> back(said(done)));
  }

  private Set<StandingAccess.Kind> withdraw() {
    return parameters.texts("withdraw").stream()
        .flatMap(word -> StandingAccess.Kind.of(word).stream())
        .collect(Collectors.toSet());
  }

  private static Notice said(LockedOut done) {
    if (!done.whole()) {
      return Notice.of(
          done.suspended() ? "lock-out.partly.suspended" : "lock-out.partly", done.address());
    }
    return Notice.of(
        done.suspended() ? "lock-out.done.suspended" : "lock-out.done",
        done.address(),
        done.connections(),
        done.webSessions(),
        done.tokens(),
        done.applicationPasswords(),
        done.phones(),
        done.queued());
  }

  private void back(Notice notice) {
    notices.show(notice);
    Redirect.to(here());
  }

  private String here() {
    return "/sessions?account=" + getEncoded();
  }

  /** Whose. */
  public String getAccount() {
    return parameters.text("account");
  }

  /** Whose, as part of an address. */
  public String getEncoded() {
    return Redirect.encoded(getAccount());
  }

  /** Who signed in of late. */
  public List<SessionLine> getSeen() {
    return seen;
  }

  /** What works without anybody signed in, kind by kind. */
  public List<StandingLine> getStanding() {
    return standing;
  }

  /**
   * What there is of a kind.
   *
   * @param kind the kind's word
   * @param each what each is of, with its age
   */
  public record StandingLine(String kind, List<String> each) {}

  private List<StandingLine> lines(List<StandingAccess> all) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (StandingAccess one : all) {
      String since = one.since().map(at -> " – " + dates.full(at)).orElse("");
      kinds.computeIfAbsent(one.kind().word(), any -> new ArrayList<>()).add(one.about() + since);
    }
    return kinds.entrySet().stream()
        .map(kind -> new StandingLine(kind.getKey(), kind.getValue()))
        .toList();
  }

  /** What is open. */
  public List<SessionLine> getOpen() {
    return open;
  }

  /** When the authenticator was set up; empty where there is none. */
  public String getFactor() {
    return factor
        .filter(SecondFactor::authenticator)
        .map(found -> dates.full(found.created()))
        .orElse("");
  }

  /** What was just made; null for nothing. */
  public ResetCode getResetCode() {
    return resetCode;
  }

  /** Where the owner can have codes sent; empty for nowhere. */
  public String getRecoveryAddress() {
    return elsewhere.map(RecoveryAddress::address).orElse("");
  }

  /** The names of the passkeys; empty for none. */
  public String getPasskeys() {
    return String.join(", ", keys.stream().map(Passkey::name).toList());
  }

  /** Whether the account is switched off as well. */
  public boolean isSuspend() {
    return suspend;
  }

  /** Chooses that. */
  public void setSuspend(boolean suspend) {
    this.suspend = suspend;
  }

  /** Whether mail that waits is deleted. */
  public boolean isDeleteQueued() {
    return deleteQueued;
  }

  /** Chooses that. */
  public void setDeleteQueued(boolean deleteQueued) {
    this.deleteQueued = deleteQueued;
  }
}
