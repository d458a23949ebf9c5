package org.carillon.policy.internal.report;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.GuardedReads;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.policy.internal.failure.FailureRows;
import org.carillon.policy.report.DmarcReports;
import org.carillon.policy.report.DomainFigures;
import org.carillon.policy.report.ReceivedReport;
import org.carillon.policy.report.SentFailure;
import org.carillon.policy.report.SentReport;
import org.jboss.logging.Logger;

/** Reads reports from the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DmarcReportOperations implements DmarcReports {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(DmarcReportOperations.class), "DMARC reports can't be read");
  private static final GuardedReads READS = new GuardedReads(AWAY);

  private final ReportFigures figures;
  private final FailureRows failures;
  private final ReceivedReports received;
  private final Domains domains;

  @Inject
  public DmarcReportOperations(
      SqlTransactions transactions, ReceivedReports received, Domains domains) {
    this.figures = new ReportFigures(transactions);
    this.failures = new FailureRows(transactions);
    this.received = received;
    this.domains = domains;
  }

  @Override
  public Answer<List<SentReport>> sent(Caller caller, Optional<String> domain) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (domain.filter(StoredText::isImpossible).isPresent()) {
      return new Answer.Done<>(List.of());
    }
    return READS.read(() -> new Answer.Done<>(figures.sent(domain)));
  }

  @Override
  public Answer<List<SentFailure>> failures(Caller caller, Optional<String> domain) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (domain.filter(StoredText::isImpossible).isPresent()) {
      return new Answer.Done<>(List.of());
    }
    return READS.read(() -> new Answer.Done<>(failures.sent(domain)));
  }

  @Override
  public Answer<DomainFigures> received(Caller caller, String domain, int days) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (days < 1 || days > MOST_DAYS) {
      return Answer.failed(
          new Failure.Invalid(
              "days", "range", "The number of days must be from 1 to " + MOST_DAYS + "."));
    }
    return domains.find(caller, domain).then(found -> received(found, days));
  }

  private Answer<DomainFigures> received(Domain domain, int days) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return READS.read(
        () -> new Answer.Done<>(figures.of(domain.id(), today.minusDays(days - 1L), today)));
  }

  @Override
  public Answer<ReceivedReport> read(Caller caller, byte[] file) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (file.length > ReportMail.MOST_OCTETS) {
      return Answer.failed(
          new Failure.Invalid(
              "file", "size", "A report can have at most " + ReportMail.MOST_OCTETS + " octets."));
    }
    return READS.read(
        () ->
            switch (received.keep(new ReceivedFile(file, "", Instant.now()))) {
              case ReceivedReports.Kept.New(ReceivedReport report) -> new Answer.Done<>(report);
              case ReceivedReports.Kept.NotAgain() ->
                  Answer.failed(
                      new Failure.Invalid("file", "known", "This report was already read."));
              case ReceivedReports.Kept.Unusable(String why) ->
                  Answer.failed(new Failure.Invalid("file", "malformed", why + "."));
            });
  }
}
