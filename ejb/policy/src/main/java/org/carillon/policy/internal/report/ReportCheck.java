package org.carillon.policy.internal.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.contract.stage.StageTerms;
import org.carillon.contract.stage.StageTerms.FailurePolicy;
import org.carillon.policy.screening.CheckResult;
import org.carillon.policy.screening.ScreeningCheck;
import org.carillon.policy.screening.ScreeningReport;

/** Passes results to the reports to send, and messages to the inbox of reports. */
@ApplicationScoped
public class ReportCheck implements ScreeningCheck {
  private final PendingReportRows noted;
  private final ReportInbox inbox;

  @Inject
  public ReportCheck(PendingReportRows noted, ReportInbox inbox) {
    this.noted = noted;
    this.inbox = inbox;
  }

  @Override
  public String name() {
    return "dmarc-reports";
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
    noted.note(question, report);
    inbox.look(question, report);
  }
}
