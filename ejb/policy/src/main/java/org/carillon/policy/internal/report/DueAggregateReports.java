package org.carillon.policy.internal.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.mailauth.dmarc.report.ReportRow;
import org.carillon.policy.internal.report.post.ReportDelivery;
import org.carillon.policy.report.ReportSettings;
import org.carillon.settings.Settings;
import org.carillon.store.rows.SingleStatements;
import org.jboss.logging.Logger;

/** Sends the reports that are due, one after the other, and stores the outcomes. */
@ApplicationScoped
public class DueAggregateReports implements DueWork {
  private static final Logger LOG = Logger.getLogger(DueAggregateReports.class);

  /** These are hourly for a day; then the next report is due. */
  private static final int MOST_ATTEMPTS = 24;

  /** The lease is longer than the DNS takes. */
  private static final DueRows DUE =
      new DueRows("update dmarc_report", "id", "due", Duration.ofMinutes(15));

  private static final String DONE =
      """
      update dmarc_report set due = null, messages = ?, outcome = ?,
        sent = case when ? then now() end where id = ?
      """;

  private static final String LATER =
      """
      update dmarc_report set attempts = attempts + 1, outcome = ?,
        due = now() + interval '1 hour' where id = ?
      """;

  private static final String FORGET =
      "delete from dmarc_report where due is null and day < current_date - ?";

  private static final String FORGET_FAILURES =
      "delete from dmarc_failure_received where arrived < now() - ? * interval '1 day'";

  private static final String FORGET_RECEIVED =
      "delete from dmarc_received where ended < now() - ? * interval '1 day'";

  private final SqlTransactions transactions;
  private final SingleStatements statements;
  private final PendingReportTable rows;
  private final ReportSending sending;
  private final Settings settings;

  @Inject
  public DueAggregateReports(
      SqlTransactions transactions, ReportSending sending, Settings settings) {
    this.transactions = transactions;
    this.statements = new SingleStatements(transactions);
    this.rows = new PendingReportTable(transactions);
    this.sending = sending;
    this.settings = settings;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("dmarc-reports", "Sending DMARC reports", DUE);
  }

  @Override
  public boolean take() throws SQLException, InterruptedException {
    Optional<DueReport> due =
        transactions.write(connection -> DUE.claim(connection, DueReport::of));
    if (due.isPresent()) {
      take(due.get());
    }
    return due.isPresent();
  }

  private void take(DueReport due) throws SQLException, InterruptedException {
    List<ReportRow> noted = rows.of(due.id());
    long messages = noted.stream().mapToLong(ReportRow::count).sum();
    switch (sending.send(due, noted)) {
      case ReportDelivery.Outcome.Sent(String to) -> {
        LOG.infof("The DMARC report of %s for %s was sent to %s", due.day(), due.domain(), to);
        done(due, messages, to, true);
      }
      case ReportDelivery.Outcome.Dropped(String why) -> done(due, messages, why, false);
      case ReportDelivery.Outcome.Later(String why) -> {
        if (due.attempts() + 1 >= MOST_ATTEMPTS) {
          done(due, messages, why, false);
        } else {
          int put = statements.update(LATER, why, due.id());
        }
      }
    }
  }

  private void done(DueReport due, long messages, String outcome, boolean sent)
      throws SQLException {
    int put = statements.update(DONE, messages, outcome, sent, due.id());
    int gone = statements.update("delete from dmarc_noted where report = ?", due.id());
  }

  void forget() throws SQLException {
    int days = Math.toIntExact(settings.value(ReportSettings.KEEP).toDays());
    int sent = statements.update(FORGET, days);
    int received = statements.update(FORGET_RECEIVED, days);
    int failures = statements.update(FORGET_FAILURES, days);
  }
}
