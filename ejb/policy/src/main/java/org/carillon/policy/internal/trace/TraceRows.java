package org.carillon.policy.internal.trace;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTraces;
import org.carillon.policy.verdict.Handling;
import org.carillon.store.rows.SingleStatements;

final class TraceRows {
  private static final String INSERT =
      """
      insert into message_trace (id, trace, message_id, at, client, sender, recipients, domains,
        handling, points, detail)
      values (nextval('message_trace_id'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      select trace, message_id, at, client, sender, recipients, domains, handling, points, detail
      from message_trace
      where (trace = ? or message_id in (?, ?) and message_id <> '') and (? = 0 or ? = any (domains))
      order by at desc, id desc limit
      """
          + " "
          + MessageTraces.MOST;

  private static final String SINCE =
      """
      select trace, message_id, at, client, sender, recipients, domains, handling, points, detail
      from message_trace where at >= now() - ? * interval '1 second' order by at desc limit ?
      """;

  private static final int FETCH = 1_000;

  private static final String FORGET =
      """
      delete from message_trace where id in (
        select id from message_trace where at < now() - ? * interval '1 second'
        order by at limit ?)
      """;

  private final SqlTransactions transactions;
  private final SingleStatements rows;

  TraceRows(SqlTransactions transactions) {
    this.transactions = transactions;
    this.rows = new SingleStatements(transactions);
  }

  void put(List<MessageTrace> traces) throws SQLException {
    transactions.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (MessageTrace trace : traces) {
              insert.setString(1, TraceText.of(trace.trace()));
              insert.setString(2, TraceText.id(trace.messageId()));
              insert.setObject(3, OffsetDateTime.ofInstant(trace.at(), ZoneOffset.UTC));
              insert.setString(4, trace.client());
              insert.setString(5, TraceText.of(trace.sender()));
              insert.setString(6, TraceText.of(String.join("\n", trace.recipients())));
              insert.setArray(7, connection.createArrayOf("bigint", trace.domains().toArray()));
              insert.setString(8, trace.handling().word());
              insert.setInt(9, (int) Math.clamp(trace.points(), -1_000_000, 1_000_000));
              insert.setString(10, TraceJson.write(trace));
              insert.addBatch();
            }
            return insert.executeBatch().length;
          }
        });
  }

  /**
   * Returns the traces of a message, the latest first.
   *
   * @param domain only traces with recipients of this domain; empty for all
   */
  List<MessageTrace> find(String id, OptionalLong domain) throws SQLException {
    long only = domain.orElse(0);
    return rows.query(
        TraceRows::trace, FIND, id, TraceText.id(id), TraceText.inBrackets(id), only, only);
  }

  static MessageTrace trace(ResultSet row) throws SQLException {
    TraceJson detail = TraceJson.read(row.getString("detail"));
    return new MessageTrace(
        row.getString("trace"),
        row.getString("message_id"),
        at(row),
        row.getString("client"),
        row.getString("sender"),
        row.getString("recipients").lines().toList(),
        Set.of((Long[]) row.getArray("domains").getArray()),
        Handling.of(row.getString("handling")).orElse(Handling.ACCEPT),
        row.getInt("points"),
        detail.thresholds(),
        detail.checks(),
        detail.findings());
  }

  private static Instant at(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }

  /** Passes a period's traces to {@code each}, the latest first. Returns whether there are more. */
  boolean each(Duration since, int most, Consumer<MessageTrace> each) throws SQLException {
    return transactions.read(
        connection -> {
          try (PreparedStatement select = connection.prepareStatement(SINCE)) {
            select.setFetchSize(FETCH);
            select.setLong(1, since.toSeconds());
            select.setInt(2, most + 1);
            try (ResultSet row = select.executeQuery()) {
              int seen = 0;
              while (row.next() && seen++ < most) {
                each.accept(trace(row));
              }
              return seen > most;
            }
          }
        });
  }

  /** Deletes some older rows and returns their number. */
  int forget(Duration keep, int most) throws SQLException {
    return rows.update(FORGET, keep.toSeconds(), most);
  }
}
