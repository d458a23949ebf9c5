package org.carillon.policy.internal.failure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.carillon.database.DueRows;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.policy.report.DmarcReports;
import org.carillon.policy.report.SentFailure;
import org.carillon.store.rows.SingleStatements;

/** Reads and writes failure reports in the database. At most one waits for each domain. */
public final class FailureRows {
  /** The largest number of waiting reports, which bounds those that an attacker can cause. */
  static final int MOST_OPEN = 1_000;

  /** The lease is longer than the DNS takes. */
  static final DueRows DUE =
      new DueRows("update dmarc_failure", "id", "due", Duration.ofMinutes(15));

  /** The first report is due at once, the next when the pause since the last is over. */
  private static final String PUT =
      """
      insert into dmarc_failure as f (domain, due, incidents, lines, header, spf)
      select ?, greatest(now(), coalesce(
          (select max(closed) from dmarc_failure where domain = ?) + ? * interval '1 second',
          now())), ?, ?, ?, ?
      where (select count(*) from dmarc_failure where due is not null) < ?
      on conflict (domain) where due is not null
        do update set incidents = f.incidents + excluded.incidents
      """;

  private static final String CLOSED =
      """
      update dmarc_failure set due = null, closed = now(), is_sent = ?, outcome = ?,
        lines = '', header = '' where id = ?
      """;

  private static final String LATER =
      """
      update dmarc_failure set attempts = attempts + 1, outcome = ?,
        due = now() + interval '10 minutes' where id = ?
      """;

  private static final String SENT =
      """
      select domain, opened, due, closed, is_sent, incidents, outcome from dmarc_failure
      where ? = '' or domain = ? order by opened desc, id desc limit
      """
          + " "
          + DmarcReports.MOST;

  private final SqlTransactions transactions;
  private final SingleStatements statements;

  public FailureRows(SqlTransactions transactions) {
    this.transactions = transactions;
    this.statements = new SingleStatements(transactions);
  }

  /** The first of several messages, and their number. */
  record Incidents(FailedMessage first, long count) {}

  /**
   * A report that is due.
   *
   * @param attempts the number of failed attempts to send it
   */
  record Due(long id, int attempts, Instant opened, Incidents incidents) {}

  /** Adds messages of different domains. The caller sorts them by domain. */
  void put(Collection<Incidents> all, Duration pause) throws SQLException {
    transactions.write(
        connection -> {
          try (PreparedStatement put = connection.prepareStatement(PUT)) {
            for (Incidents incidents : all) {
              FailedMessage message = incidents.first();
              put.setString(1, message.domain());
              put.setString(2, message.domain());
              put.setLong(3, pause.toSeconds());
              put.setLong(4, incidents.count());
              put.setString(5, message.lines());
              put.setString(6, message.header());
              put.setString(7, message.spf());
              put.setInt(8, MOST_OPEN);
              put.executeUpdate();
            }
          }
          return all.size();
        });
  }

  Optional<Due> claim() throws SQLException {
    return transactions.write((Connection connection) -> DUE.claim(connection, FailureRows::due));
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getLong("id"),
        row.getInt("attempts"),
        Statements.instant(row, "opened").orElseThrow(),
        new Incidents(
            new FailedMessage(
                row.getString("domain"),
                row.getString("lines"),
                row.getString("header"),
                row.getString("spf")),
            row.getLong("incidents")));
  }

  /** Closes a report: nothing more is to be done about it. */
  void close(long id, boolean isSent, String outcome) throws SQLException {
    int closed = statements.update(CLOSED, isSent, outcome, id);
  }

  /** Puts a report off to the next attempt. */
  void putOff(long id, String why) throws SQLException {
    int later = statements.update(LATER, why, id);
  }

  /** Deletes reports that were closed more than {@code days} days ago. */
  void forget(int days) throws SQLException {
    int gone =
        statements.update(
            "delete from dmarc_failure where due is null and closed < now() - ? * interval '1 day'",
            days);
  }

  /** Returns the reports that were sent or are still to be, the latest first. */
  public List<SentFailure> sent(Optional<String> domain) throws SQLException {
    String only = domain.orElse("");
    return statements.query(
        row ->
            new SentFailure(
                row.getString("domain"),
                Statements.instant(row, "opened").orElseThrow(),
                row.getLong("incidents"),
                row.getBoolean("is_sent") ? Statements.instant(row, "closed") : Optional.empty(),
                Statements.instant(row, "due"),
                row.getString("outcome")),
        SENT,
        only,
        only);
  }
}
