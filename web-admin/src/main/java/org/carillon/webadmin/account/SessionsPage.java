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
import org.carillon.identity.session.LockOutOptions;
import org.carillon.identity.session.LockOutResult;
import org.carillon.identity.session.OpenSession;
import org.carillon.identity.session.UnattendedAccess;
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

/** An account's sessions and credentials, their end, and the kill switch. */
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
  private List<UnattendedLine> unattended = List.of();
  private Optional<SecondFactor> factor = Optional.empty();
  private List<Passkey> keys = List.of();
  private Optional<RecoveryAddress> elsewhere = Optional.empty();
  private ResetCode resetCode;
  private boolean suspend = true;
  private boolean deleteQueued;

  public void load() {
    answers
        .take(sessions.list(visitor.caller(), getAccount()))
        .ifPresent(found -> open = words.lines(found));
    answers
        .take(history.list(visitor.caller(), getAccount()))
        .ifPresent(found -> seen = historyWords.lines(found));
    answers
        .take(sessions.unattended(visitor.caller(), getAccount()))
        .ifPresent(found -> unattended = lines(found));
    factor = answers.take(factors.find(visitor.caller(), getAccount())).flatMap(found -> found);
    keys = answers.take(passkeys.list(visitor.caller(), getAccount())).orElse(List.of());
    elsewhere =
        answers.take(passwords.find(visitor.caller(), getAccount())).flatMap(found -> found);
  }

  public void end() {
    Answer<OpenSession> answer =
        sessions.end(visitor.caller(), getAccount(), parameters.text("end"));
    if (answer instanceof Answer.Failed<OpenSession>(Failure.NotFound _)) {
      Redirect.to(here());
      return;
    }
    answers.take(answer).ifPresent(gone -> back(Notice.of("session.ended")));
  }

  /** Removes a lost second factor. */
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

  /** Makes a code for resetting the password; only this response shows it. */
  public void makeResetCode() {
    resetCode = answers.take(passwords.reset(visitor.caller(), getAccount())).orElse(null);
    load();
  }

  /** Ends all sessions and credentials, and reports them. */
  public void lockOut() {
    answers
        .take(
            sessions.lockOut(
                visitor.caller(),
                getAccount(),
                new LockOutOptions(suspend, deleteQueued, withdraw())))
        .ifPresent(done -> back(said(done)));
  }

  private Set<UnattendedAccess.Kind> withdraw() {
    return parameters.texts("withdraw").stream()
        .flatMap(word -> UnattendedAccess.Kind.of(word).stream())
        .collect(Collectors.toSet());
  }

  private static Notice said(LockOutResult done) {
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

  public String getAccount() {
    return parameters.text("account");
  }

  public String getEncoded() {
    return Redirect.encoded(getAccount());
  }

  /** The latest sign-ins. */
  public List<SessionLine> getSeen() {
    return seen;
  }

  /** Credentials and grants that work without a session, by kind. */
  public List<UnattendedLine> getUnattended() {
    return unattended;
  }

  /**
   * The credentials and grants of a kind.
   *
   * @param kind the key of the kind
   * @param each each one with its age
   */
  public record UnattendedLine(String kind, List<String> each) {}

  private List<UnattendedLine> lines(List<UnattendedAccess> all) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (UnattendedAccess one : all) {
      String since = one.since().map(at -> " – " + dates.full(at)).orElse("");
      kinds.computeIfAbsent(one.kind().word(), any -> new ArrayList<>()).add(one.about() + since);
    }
    return kinds.entrySet().stream()
        .map(kind -> new UnattendedLine(kind.getKey(), kind.getValue()))
        .toList();
  }

  public List<SessionLine> getOpen() {
    return open;
  }

  /** The time when the authenticator was set up; empty if there is none. */
  public String getFactor() {
    return factor
        .filter(SecondFactor::authenticator)
        .map(found -> dates.full(found.created()))
        .orElse("");
  }

  /** The new code, or null. */
  public ResetCode getResetCode() {
    return resetCode;
  }

  /** The address to which the owner can have codes sent, or empty. */
  public String getRecoveryAddress() {
    return elsewhere.map(RecoveryAddress::address).orElse("");
  }

  /** The names of the passkeys; empty for none. */
  public String getPasskeys() {
    return String.join(", ", keys.stream().map(Passkey::name).toList());
  }

  public boolean isSuspend() {
    return suspend;
  }

  public void setSuspend(boolean suspend) {
    this.suspend = suspend;
  }

  public boolean isDeleteQueued() {
    return deleteQueued;
  }

  public void setDeleteQueued(boolean deleteQueued) {
    this.deleteQueued = deleteQueued;
  }
}
