package org.carillon.policy.internal.report;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.mailauth.dmarc.report.ReportRow;
import org.carillon.store.rows.SingleStatements;

/** Reads and writes the notes for reports in the database: equal messages of a day are one row. */
final class PendingReportTable {
  /** The largest number of domains. An attacker can send in the names of many subdomains. */
  static final int MOST_DOMAINS = 5_000;

  static final int MOST_ROWS = 20_000;

  /** Reports are due after the day, when no more notes come, and spread over time. */
  private static final String REPORT =
      """
      insert into dmarc_report (day, domain, due)
      select ?, ?, (?::date + 1)::timestamp at time zone 'UTC' + interval '15 minutes'
        + random() * interval '4 hours'
      where (select count(*) from dmarc_report where day = ?) < ?
      on conflict do nothing
      """;

  /** A report that was sent meanwhile gets no more notes. */
  private static final String NOTE =
      """
      insert into dmarc_noted as n (report, digest, detail, count)
      select id, ?, ?, ? from dmarc_report
      where day = ? and domain = ? and due is not null and noted < ?
      on conflict (report, digest) do update set count = n.count + excluded.count
      """;

  private static final String COUNT =
      """
      update dmarc_report r set noted = (select count(*) from dmarc_noted where report = r.id)
      where day = ? and domain = ? and due is not null
      """;

  private final SqlTransactions transactions;
  private final SingleStatements rows;

  PendingReportTable(SqlTransactions transactions) {
    this.transactions = transactions;
    this.rows = new SingleStatements(transactions);
  }

  /** The key of a report. */
  private record Of(LocalDate day, String domain) {}

  void put(Map<PendingReportRow, Long> noted) throws SQLException {
    // The order is the same on all nodes, so that they do not deadlock.
    Map<String, Map<String, Long>> details = new TreeMap<>();
    Map<String, Of> reports = new TreeMap<>();
    noted.forEach(
        (row, count) -> {
          String key = row.day() + " " + row.domain();
          String detail = RowJson.write(row.row());
          if (!StoredText.isImpossible(row.domain()) && !StoredText.isImpossible(detail)) {
            reports.put(key, new Of(row.day(), row.domain()));
            details.computeIfAbsent(key, _ -> new TreeMap<>()).merge(detail, count, Long::sum);
          }
        });
    transactions.write(
        connection -> {
          for (Map.Entry<String, Of> report : reports.entrySet()) {
            put(connection, report.getValue(), details.get(report.getKey()));
          }
          return reports.size();
        });
  }

  private static void put(Connection connection, Of of, Map<String, Long> details)
      throws SQLException {
    try (PreparedStatement report = connection.prepareStatement(REPORT);
        PreparedStatement note = connection.prepareStatement(NOTE);
        PreparedStatement count = connection.prepareStatement(COUNT)) {
      report.setObject(1, of.day());
      report.setString(2, of.domain());
      report.setObject(3, of.day());
      report.setObject(4, of.day());
      report.setInt(5, MOST_DOMAINS);
      report.executeUpdate();
      for (Map.Entry<String, Long> detail : details.entrySet()) {
        note.setBytes(1, digest(detail.getKey()));
        note.setString(2, detail.getKey());
        note.setLong(3, detail.getValue());
        note.setObject(4, of.day());
        note.setString(5, of.domain());
        note.setInt(6, MOST_ROWS);
        note.addBatch();
      }
      note.executeBatch();
      count.setObject(1, of.day());
      count.setString(2, of.domain());
      count.executeUpdate();
    }
  }

  private static byte[] digest(String detail) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(detail.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException absent) {
      throw new IllegalStateException("SHA-256 is not available", absent);
    }
  }

  List<ReportRow> of(long report) throws SQLException {
    return rows.query(
        PendingReportTable::row,
        "select detail, count from dmarc_noted where report = ? order by count desc, digest",
        report);
  }

  private static ReportRow row(ResultSet row) throws SQLException {
    return RowJson.read(row.getString("detail"), row.getLong("count"));
  }
}
