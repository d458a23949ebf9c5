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
public class NotedMail {
  private static final int MOST_NOTED = 20_000;

  private final NotedRows rows;
  private final Settings settings;
  private final InstantSource clock;
  private Map<NotedRow, Long> noted = new HashMap<>();

  @Inject
  public NotedMail(SqlTransactions transactions, Settings settings) {
    this(transactions, settings, InstantSource.system());
  }

  NotedMail(SqlTransactions transactions, Settings settings, InstantSource clock) {
    this.rows = new NotedRows(transactions);
    this.settings = settings;
    this.clock = clock;
  }

  /** Notes a message if its domain asks for reports. */
  void note(ScreeningQuestion question, ScreeningReport report) {
    if (settings.value(ReportSettings.SEND)) {
      NotedRow.of(question, report, clock).ifPresent(this::add);
    }
  }

  private synchronized void add(NotedRow row) {
    if (noted.size() < MOST_NOTED || noted.containsKey(row)) {
      noted.merge(row, 1L, Long::sum);
    }
  }

  /** Writes the notes. Notes that cannot be written now are kept. */
  void write() throws SQLException {
    Map<NotedRow, Long> taken = take();
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

  private synchronized Map<NotedRow, Long> take() {
    Map<NotedRow, Long> taken = noted;
    noted = new HashMap<>();
    return taken;
  }

  private synchronized void putBack(Map<NotedRow, Long> taken) {
    noted.forEach((row, count) -> taken.merge(row, count, Long::sum));
    noted = taken;
  }
}
