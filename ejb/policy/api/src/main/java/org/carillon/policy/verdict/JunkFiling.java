package org.carillon.policy.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.mailbox.folders.SpecialUse;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.FilingStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.mailbox.SpecialMailboxes;
import org.carillon.policy.sender.AllowedSenders;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Files junk as each account wants it, by the verdict field, which can't be forged. */
@ApplicationScoped
public class JunkFiling implements FilingStage {
  /** The keyword by which mail clients know spam (RFC 9051 §2.3.2). */
  public static final String JUNK = "$Junk";

  private final SpecialMailboxes mailboxes;
  private final AllowedSenders senders;
  private final Settings settings;

  @Inject
  public JunkFiling(SpecialMailboxes mailboxes, AllowedSenders senders, Settings settings) {
    this.mailboxes = mailboxes;
    this.senders = senders;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "junk";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public Set<String> after() {
    return Set.of("subaddress");
  }

  @Override
  public Filing file(FilingQuestion question, Filing before) {
    Optional<VerdictField> verdict = VerdictField.in(question.header());
    if (verdict.isEmpty() || !isJunk(verdict.get(), question)) {
      return before;
    }
    return new Filing(
        mailboxes.of(question.account(), SpecialUse.JUNK).orElse(before.mailbox()),
        new Flags(before.flags().system(), Set.of(JUNK)));
  }

  private boolean isJunk(VerdictField verdict, FilingQuestion question) {
    Scope scope = Scope.account(question.domain(), question.account());
    return switch (verdict.handling()) {
      case JUNK -> true;
      // Somebody examined the message and released it.
      case QUARANTINE, REJECT, DISCARD -> false;
      case ACCEPT, TAG ->
          Thresholds.of(settings, scope).handling(verdict.points()).compareTo(Handling.JUNK) >= 0
              && !senders.allows(question.account(), question.header());
    };
  }
}
