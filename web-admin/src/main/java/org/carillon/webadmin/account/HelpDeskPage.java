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

/** Letting people in again: whom, and what can be done. */
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

  /** Reads the accounts that are searched for, and the one that was chosen. */
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

  /** Makes a code for another password; it is shown with this answer alone. */
  public void makeResetCode() {
    resetCode = answers.take(desk.makeResetCode(visitor.caller(), shown.address())).orElse(null);
  }

  /** Takes the second factor away that its owner lost. */
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

  /** Ends all that is open of it. */
  public void signOut() {
    done(desk.signOut(visitor.caller(), shown.address()), "account.signed-out");
  }

  /** Lets its owner try to sign in again. */
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

  /** The page of one of them. */
  public String link(HelpedAccount account) {
    return "help-desk?account=" + Redirect.encoded(account.address());
  }

  /** Those that are searched for. */
  public List<HelpedAccount> getAll() {
    return all;
  }

  /** Whether there are more of them. */
  public boolean isMore() {
    return hasMore;
  }

  /** Whether one was chosen. */
  public boolean isSome() {
    return shown != null;
  }

  /** The one that was chosen. */
  public HelpedAccount getShown() {
    return shown;
  }

  /** Whether sign-ins to it are put off. */
  public boolean isBarred() {
    return shown.barredUntil().isPresent();
  }

  /** When they are not any more; null where they are not. */
  public Instant getBarEnds() {
    return barEnds(shown);
  }

  /** The same of one in the list. */
  public Instant barEnds(HelpedAccount account) {
    return account.barredUntil().orElse(null);
  }

  /** Whether something can be done for it. */
  public boolean isReached() {
    return shown.reach() == HelpedAccount.Reach.OPEN;
  }

  /** Why nothing can be done for it, as a key of the words. */
  public String getUnreached() {
    return "help-desk.unreached." + shown.reach().name().toLowerCase(Locale.ROOT);
  }

  /** The code that was just made; null where none was. */
  public ResetCode getResetCode() {
    return resetCode;
  }

  /** Never shown again. */
  public String getPassword() {
    return "";
  }

  /** Takes the new password. */
  public void setPassword(String typed) {
    password = typed;
  }
}
