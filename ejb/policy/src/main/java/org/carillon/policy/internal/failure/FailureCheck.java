package org.carillon.policy.internal.failure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.screening.ScreeningReport;

/** Passes results to the failure reports. The check itself has no findings. */
@ApplicationScoped
public class FailureCheck implements ScreeningCheck {
  private final PendingFailures notes;

  @Inject
  public FailureCheck(PendingFailures notes) {
    this.notes = notes;
  }

  @Override
  public String name() {
    return "dmarc-failures";
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
    notes.note(question, report);
  }
}
