package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.identity.forgotten.ResetCode;
import org.carillon.identity.helpdesk.HelpDesk;
import org.carillon.identity.helpdesk.HelpedAccount;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The help desk's page: the found accounts and the possible actions. */
@Named("helpDesk")
@RequestScoped
public class HelpDeskPage {
  private static final int SHOWN = 100;

  @Inject private HelpDesk desk;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;

  private List<HelpedAccount> all = List.of();
  private boolean hasMore;
  private HelpedAccount shown;
  private String password;
  private ResetCode resetCode;

  /** Reads the found accounts and the selected one. */
  public void load() {
    PageRequest first = new PageRequest(Optional.empty(), parameters.some("q"), SHOWN);
    answers
        .take(desk.list(visitor.caller(), first))
        .ifPresent(
            page -> {
              all = page.items();
              hasMore = page.next().isPresent();
              parameters
                  .some("account")
                  .flatMap(address -> answers.take(desk.find(visitor.caller(), address)))
                  .ifPresent(found -> shown = found);
            });
  }

  /** Makes a code for resetting the password; only this response shows it. */
  public void makeResetCode() {
    resetCode = answers.take(desk.makeResetCode(visitor.caller(), shown.address())).orElse(null);
  }

  /** Removes the second factor that its owner lost. */
  public void removeSecondFactor() {
    done(desk.removeSecondFactor(visitor.caller(), shown.address()), "second-factor.reset.done");
  }

  /** Gives the account a new password. */
  public void renewPassword() {
    done(
        desk.renewPassword(
            visitor.caller(), shown.address(), Objects.requireNonNullElse(password, "")),
        "account.password.changed");
  }

  /** Ends all its sessions. */
  public void signOut() {
    done(desk.signOut(visitor.caller(), shown.address()), "account.signed-out");
  }

  /** Removes the sign-in block. */
  public void liftBar() {
    done(desk.liftBar(visitor.caller(), shown.address()), "account.bar.lifted");
  }

  private void done(Answer<HelpedAccount> answer, String said) {
    answers
        .take(answer)
        .ifPresent(
            helped -> {
              notices.show(Notice.of(said, helped.address()));
              Redirect.to("/" + link(helped));
            });
  }

  /** The page of a found account. */
  public String link(HelpedAccount account) {
    return "help-desk?account=" + Redirect.encoded(account.address());
  }

  public List<HelpedAccount> getAll() {
    return all;
  }

  public boolean isMore() {
    return hasMore;
  }

  public boolean isSome() {
    return shown != null;
  }

  public HelpedAccount getShown() {
    return shown;
  }

  /** Returns whether sign-ins are blocked. */
  public boolean isBarred() {
    return shown.barredUntil().isPresent();
  }

  /** The end of the sign-in block, or null. */
  public Instant getBarEnds() {
    return barEnds(shown);
  }

  /** The end of a listed account's sign-in block, or null. */
  public Instant barEnds(HelpedAccount account) {
    return account.barredUntil().orElse(null);
  }

  /** Returns whether the visitor may act on it. */
  public boolean isReached() {
    return shown.reach() == HelpedAccount.Reach.OPEN;
  }

  /** The key of the reason why the visitor may not act on it. */
  public String getUnreached() {
    return "help-desk.unreached." + shown.reach().name().toLowerCase(Locale.ROOT);
  }

  /** The new code, or null. */
  public ResetCode getResetCode() {
    return resetCode;
  }

  /** Empty, because it is never shown again. */
  public String getPassword() {
    return "";
  }

  public void setPassword(String typed) {
    password = typed;
  }
}
