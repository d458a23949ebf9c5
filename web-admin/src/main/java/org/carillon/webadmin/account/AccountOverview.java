package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.group.Group;
import org.carillon.account.group.Groups;
import org.carillon.contract.answer.Answer;
import org.carillon.identity.history.SignInHistory;
import org.carillon.identity.history.SignInSummary;
import org.carillon.mailbox.AccountUse;
import org.carillon.mailbox.AccountUses;
import org.carillon.web.Dates;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webadmin.guide.NextStep;

/**
 * An overview of an account with the next step. It is read while the page is rendered: parts that
 * the visitor may not see, or that are unavailable now, are left out.
 */
@Named("accountGlance")
@RequestScoped
public class AccountOverview {
  private static final AccountUse NO_USE = new AccountUse(0, 0, 0, 0, false);

  @Inject private AccountPage page;
  @Inject private AccountUses uses;
  @Inject private Groups allGroups;
  @Inject private SignInHistory history;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private Dates dates;

  private Seen seen;

  /**
   * The values that were read.
   *
   * @param use the space of its messages; empty if unknown
   * @param groups the groups of which it is a direct member
   * @param isHistoryKnown whether its sign-ins may be seen
   * @param last the last sign-in; empty for never
   */
  private record Seen(
      Optional<AccountUse> use,
      List<Group> groups,
      boolean isHistoryKnown,
      Optional<Instant> last) {}

  private Seen seen() {
    if (seen == null) {
      var account = page.getShown();
      var signIns = done(history.list(visitor.caller(), account.address()));
      seen =
          new Seen(
              done(uses.of(visitor.caller(), account.address())),
              done(allGroups.of(visitor.caller(), account.id())).orElse(List.of()),
              signIns.isPresent(),
              signIns.flatMap(AccountOverview::lastAdmitted));
    }
    return seen;
  }

  private static <T> Optional<T> done(Answer<T> answer) {
    return answer instanceof Answer.Done<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  static Optional<Instant> lastAdmitted(List<SignInSummary> signIns) {
    return signIns.stream()
        .filter(one -> one.result().equals("admitted"))
        .map(SignInSummary::last)
        .max(Instant::compareTo);
  }

  /** Its state: {@code good}, {@code warn} or {@code off}. */
  public String getKind() {
    if (!page.getShown().enabled()) {
      return "off";
    }
    return page.isBarred() ? "warn" : "good";
  }

  public String getState() {
    return switch (getKind()) {
      case "off" -> texts.of("state.off");
      case "warn" -> texts.of("glance.barred", dates.full(page.getBarEnds()));
      default -> texts.of("state.on");
    };
  }

  /** Returns whether the space of its messages is known. */
  public boolean isMeasured() {
    return seen().use().isPresent();
  }

  /** The space that its messages take. */
  public AccountUse getUse() {
    return seen().use().orElse(NO_USE);
  }

  public boolean isLimited() {
    return getUse().mostOctets() > 0 || getUse().mostMessages() > 0;
  }

  /** The width of its usage bar, 0 to 100. */
  public long getBar() {
    return Math.clamp(getUse().percent(), 1, 100);
  }

  /** The groups of which it is a direct member. */
  public List<Group> getGroups() {
    return seen().groups();
  }

  /** Returns whether its sign-ins may be seen. */
  public boolean isHistoryKnown() {
    return seen().isHistoryKnown();
  }

  /** The time of the last sign-in, in words. */
  public String getLastSignIn() {
    return seen().last().map(dates::full).orElseGet(() -> texts.of("glance.never"));
  }

  /** The next step, or null. */
  public NextStep getNext() {
    if (page.isResource()) {
      return null;
    }
    String encoded = Redirect.encoded(page.getShown().address());
    if (!page.getShown().enabled()) {
      return step("warn", "off", "account?account=" + encoded + "#enabled");
    }
    if (page.isBarred()) {
      return step("warn", "barred", "account?account=" + encoded + "#bar");
    }
    if (getUse().nearlyFull()) {
      return new NextStep(
          "warn",
          texts.of("glance.next.full", getUse().percent()),
          "settings?account=" + encoded + "&area=mailboxes#mailbox.quota.octets",
          texts.of("glance.next.full.way"));
    }
    if (isHistoryKnown() && seen().last().isEmpty()) {
      return step("info", "new", "help-desk?account=" + encoded);
    }
    return null;
  }

  private NextStep step(String kind, String what, String where) {
    return new NextStep(
        kind, texts.of("glance.next." + what), where, texts.of("glance.next." + what + ".way"));
  }
}
