package org.carillon.policy.internal.brand;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.screening.SenderFacts;
import org.carillon.policy.verdict.Handling;

/** Notes indicators for lookup when messages are decided on. The check itself has no findings. */
@ApplicationScoped
public class BrandCheck implements ScreeningCheck {
  private final PendingBrandLookups notes;

  @Inject
  public BrandCheck(PendingBrandLookups notes) {
    this.notes = notes;
  }

  @Override
  public String name() {
    return "brand";
  }

  @Override
  public StageTerms terms() {
    return StageTerms.own(FailurePolicy.ACCEPT);
  }

  @Override
  public CheckResult examine(ScreeningQuestion question, DnsLookup dns) {
    return CheckResult.NOTHING;
  }

  /** Notes the message's indicator unless the message is junk, which is shown without picture. */
  @Override
  public void decided(ScreeningQuestion question, ScreeningReport report) {
    if (report.handling().compareTo(Handling.JUNK) < 0) {
      report.sender().flatMap(SenderFacts::brand).ifPresent(notes::note);
    }
  }
}
