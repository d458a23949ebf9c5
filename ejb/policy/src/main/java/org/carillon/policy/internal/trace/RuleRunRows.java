package org.carillon.policy.internal.trace;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.database.SqlTransactions;
import org.carillon.json.Json;
import org.carillon.policy.trace.MessageTraces;
import org.carillon.policy.trace.RuleRun;
import org.carillon.store.rows.SingleStatements;

final class RuleRunRows {
  private static final String INSERT =
      """
      insert into rule_trace (id, trace, message_id, at, domain, recipient, detail)
      values (nextval('rule_trace_id'), ?, ?, ?, ?, ?, ?)
      """;

  private static final String FIND =
      """
      select trace, message_id, at, domain, recipient, detail from rule_trace
      where (trace = ? or message_id in (?, ?) and message_id <> '') and (? = 0 or ? = domain)
      order by at desc, id desc limit
      """
          + " "
          + MessageTraces.MOST;

  private static final String FORGET =
      """
      delete from rule_trace where id in (
        select id from rule_trace where at < now() - ? * interval '1 second'
        order by at limit ?)
      """;

  private final SqlTransactions transactions;
  private final SingleStatements rows;

  RuleRunRows(SqlTransactions transactions) {
    this.transactions = transactions;
    this.rows = new SingleStatements(transactions);
  }

  void put(List<RuleRun> runs) throws SQLException {
    transactions.write(
        connection -> {
          try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (RuleRun run : runs) {
              insert.setString(1, TraceText.of(run.trace()));
              insert.setString(2, TraceText.id(run.messageId()));
              insert.setObject(3, OffsetDateTime.ofInstant(run.at(), ZoneOffset.UTC));
              insert.setLong(4, run.domain());
              insert.setString(5, TraceText.of(run.recipient()));
              insert.setString(6, detail(run));
              insert.addBatch();
            }
            return insert.executeBatch().length;
          }
        });
  }

  private static String detail(RuleRun run) {
    return Json.createObjectBuilder()
        .add("actions", Json.createArrayBuilder(run.actions()))
        .add("lines", Json.createArrayBuilder(run.lines()))
        .add("fault", run.fault())
        .build()
        .toString();
  }

  /**
   * Returns the runs for a message, the latest first.
   *
   * @param domain only runs for recipients of this domain; empty for all
   */
  List<RuleRun> find(String id, OptionalLong domain) throws SQLException {
    long only = domain.orElse(0);
    return rows.query(
        RuleRunRows::run, FIND, id, TraceText.id(id), TraceText.inBrackets(id), only, only);
  }

  private static RuleRun run(ResultSet row) throws SQLException {
    JsonObject detail;
    try (JsonReader reader = Json.createReader(new StringReader(row.getString("detail")))) {
      detail = reader.readObject();
    }
    return new RuleRun(
        row.getString("trace"),
        row.getString("message_id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getLong("domain"),
        row.getString("recipient"),
        texts(detail.getJsonArray("actions")),
        texts(detail.getJsonArray("lines")),
        detail.getString("fault"));
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString::getString);
  }

  /** Deletes some older rows and returns their number. */
  int forget(Duration keep, int most) throws SQLException {
    return rows.update(FORGET, keep.toSeconds(), most);
  }
}
