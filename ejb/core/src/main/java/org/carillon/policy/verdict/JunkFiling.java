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
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Files junk as each account wants it, by the verdict in the message's header. That is ours: what
 * strangers write of that name is taken out before.
 */
@ApplicationScoped
public class JunkFiling implements FilingStage {
  /** What mail programs know junk by (RFC 9051 §2.3.2). */
  private static final String JUNK = "$Junk";

  private final SpecialMailboxes mailboxes;
  private final Settings settings;

  @Inject
  public JunkFiling(SpecialMailboxes mailboxes, Settings settings) {
    this.mailboxes = mailboxes;
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
      // Somebody looked at it and let it go.
      case QUARANTINE, REJECT, DISCARD -> false;
      case ACCEPT, TAG ->
          Thresholds.of(settings, scope).handling(verdict.points()).compareTo(Handling.JUNK) >= 0;
    };
  }
}
