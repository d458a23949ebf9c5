package org.carillon.recovery.internal.cleaning;

import jakarta.json.JsonObject;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.database.Statements;
import org.carillon.database.StoredText;
import org.carillon.json.Json;
import org.carillon.recovery.cleanup.CleanupCriteria;
import org.carillon.recovery.cleanup.MessageCriteria;
import org.carillon.store.rows.SingleStatements;

public final class CleanupRows {
  private static final String INSERT =
      "insert into cleanup (id, domain, criteria, asked_by, asked) values (?, ?, ?, ?, now())";
  private static final String FORGET =
      "delete from cleanup where asked < now() - interval '90 days'";
  private static final String SEEN =
      """
      select id, domain, criteria, asked_by, asked, removal, restoration from cleanup\
       where (? = '' or id = ?) and (? or domain = ?) order by asked desc, id limit ?\
      """;
  private static final String REMOVAL = "update cleanup set removal = ? where id = ?";
  private static final String RESTORATION = "update cleanup set restoration = ? where id = ?";
  private static final int MOST = 100;

  private final SqlTransactions transactions;

  public CleanupRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /** A search in its row. */
  public record Row(
      String id,
      OptionalLong domain,
      CleanupCriteria criteria,
      String askedBy,
      Instant asked,
      Optional<String> removal,
      Optional<String> restoration) {}

  static JsonObject write(CleanupCriteria criteria) {
    var json = Json.createObjectBuilder();
    criteria.domain().ifPresent(name -> json.add("domain", name));
    MessageCriteria traits = criteria.traits();
    traits.messageId().ifPresent(text -> json.add("messageId", text));
    traits.sender().ifPresent(text -> json.add("sender", text));
    traits
        .subject()
        .ifPresent(text -> json.add(traits.isPart() ? "subjectContains" : "subject", text));
    traits.sha256().ifPresent(text -> json.add("sha256", text));
    traits.url().ifPresent(text -> json.add("url", text));
    return json.add("since", criteria.since().toString())
        .add("until", criteria.until().toString())
        .build();
  }

  private static CleanupCriteria read(String stored) {
    JsonObject json;
    try (var reader = Json.createReader(new StringReader(stored))) {
      json = reader.readObject();
    }
    Optional<String> part = text(json, "subjectContains");
    return new CleanupCriteria(
        text(json, "domain"),
        new MessageCriteria(
            text(json, "messageId"),
            text(json, "sender"),
            part.or(() -> text(json, "subject")),
            part.isPresent(),
            text(json, "sha256"),
            text(json, "url")),
        Instant.parse(json.getString("since")),
        Instant.parse(json.getString("until")));
  }

  private static Optional<String> text(JsonObject json, String name) {
    return Optional.ofNullable(json.getString(name, null));
  }

  /** Adds a search and deletes expired ones, in the caller's transaction. */
  public static void insert(
      Connection connection,
      String id,
      OptionalLong domain,
      CleanupCriteria criteria,
      String askedBy)
      throws SQLException {
    new Pipeline()
        .add(FORGET)
        .add(
            INSERT,
            id,
            domain.isPresent() ? domain.getAsLong() : null,
            write(criteria).toString(),
            askedBy)
        .execute(connection);
  }

  /** Writes the id of the task that removes, in the caller's transaction. */
  public static void removing(Connection connection, String id, String task) throws SQLException {
    new Pipeline().add(REMOVAL, task, id).execute(connection);
  }

  /** Writes the id of the task that brings back, in the caller's transaction. */
  public static void restoring(Connection connection, String id, String task) throws SQLException {
    new Pipeline().add(RESTORATION, task, id).execute(connection);
  }

  /** Returns the latest searches that the caller may see. */
  public List<Row> list(Caller caller) throws SQLException {
    return seen(caller, "");
  }

  /** Returns a search if the caller may see it. */
  public Optional<Row> find(Caller caller, String id) throws SQLException {
    return id.isEmpty() || StoredText.isImpossible(id)
        ? Optional.empty()
        : seen(caller, id).stream().findFirst();
  }

  private List<Row> seen(Caller caller, String id) throws SQLException {
    return switch (caller.rights()) {
      case Rights.ServerAdministrator() -> seen(id, true, 0);
      case Rights.DomainAdministrator(long domain) -> seen(id, false, domain);
      case Rights.User() -> List.of();
    };
  }

  private List<Row> seen(String id, boolean all, long domain) throws SQLException {
    return new ArrayList<>(
        new SingleStatements(transactions)
            .query(CleanupRows::row, SEEN, id, id, all, domain, MOST));
  }

  private static Row row(ResultSet row) throws SQLException {
    long number = row.getLong(2);
    // wasNull() is about the column that was read last.
    OptionalLong domain = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    return new Row(
        row.getString(1),
        domain,
        read(row.getString(3)),
        row.getString(4),
        Statements.instant(row, "asked").orElseThrow(),
        Optional.ofNullable(row.getString(6)),
        Optional.ofNullable(row.getString(7)));
  }
}
