package org.carillon.transport.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.stage.Filing;
import org.carillon.contract.stage.FilingQuestion;
import org.carillon.contract.stage.FilingStage;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.mailbox.Subaddresses;

/** Files mail by the detail of its address, which names a mailbox (RFC 5233). */
@ApplicationScoped
public class SubaddressFiling implements FilingStage {
  private final Subaddresses subaddresses;

  @Inject
  public SubaddressFiling(Subaddresses subaddresses) {
    this.subaddresses = subaddresses;
  }

  @Override
  public String name() {
    return "subaddress";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.DEFER);
  }

  @Override
  public Filing file(FilingQuestion question, Filing before) {
    return question.detail().isEmpty()
        ? before
        : new Filing(
            subaddresses.of(question.account(), question.detail(), question.sender()),
            before.flags());
  }
}
