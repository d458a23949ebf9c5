package org.carillon.policy.internal.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.report.ReportSettings;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.settings.Settings;

/**
 * Notes results of messages for reports, equal ones together. The notes are written in the
 * background. Notes are missing from reports after a crash, or if memory is full while the database
 * is down.
 */
@ApplicationScoped
public class PendingReportRows {
  private static final int MOST_NOTED = 20_000;

  private final PendingReportTable rows;
  private final Settings settings;
  private final InstantSource clock;
  private Map<PendingReportRow, Long> noted = new HashMap<>();

  @Inject
  public PendingReportRows(SqlTransactions transactions, Settings settings) {
    this(transactions, settings, InstantSource.system());
  }

  PendingReportRows(SqlTransactions transactions, Settings settings, InstantSource clock) {
    this.rows = new PendingReportTable(transactions);
    this.settings = settings;
    this.clock = clock;
  }

  /** Notes a message if its domain asks for reports. */
  void note(ScreeningQuestion question, ScreeningReport report) {
    if (settings.value(ReportSettings.SEND)) {
      PendingReportRow.of(question, report, clock).ifPresent(this::add);
    }
  }

  private synchronized void add(PendingReportRow row) {
    if (noted.size() < MOST_NOTED || noted.containsKey(row)) {
      noted.merge(row, 1L, Long::sum);
    }
  }

  /** Writes the notes. Notes that cannot be written now are kept. */
  void write() throws SQLException {
    Map<PendingReportRow, Long> taken = take();
    if (taken.isEmpty()) {
      return;
    }
    try {
      rows.put(taken);
    } catch (SQLException | RuntimeException away) {
      putBack(taken);
      throw away;
    }
  }

  private synchronized Map<PendingReportRow, Long> take() {
    Map<PendingReportRow, Long> taken = noted;
    noted = new HashMap<>();
    return taken;
  }

  private synchronized void putBack(Map<PendingReportRow, Long> taken) {
    noted.forEach((row, count) -> taken.merge(row, count, Long::sum));
    noted = taken;
  }
}
