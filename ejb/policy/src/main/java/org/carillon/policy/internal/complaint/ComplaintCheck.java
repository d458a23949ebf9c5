package org.carillon.policy.internal.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.screening.ScreeningReport;

/** Passes incoming messages to the inbox for complaints. The check itself has no findings. */
@ApplicationScoped
public class ComplaintCheck implements ScreeningCheck {
  private final ComplaintInbox inbox;

  @Inject
  public ComplaintCheck(ComplaintInbox inbox) {
    this.inbox = inbox;
  }

  @Override
  public String name() {
    return "complaints";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public CheckResult examine(ScreeningQuestion question, DnsLookup dns) {
    return CheckResult.NOTHING;
  }

  @Override
  public void decided(ScreeningQuestion question, ScreeningReport report) {
    inbox.look(question, report);
  }
}
