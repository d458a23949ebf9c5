package org.carillon.task;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.database.StoredText;
import org.carillon.json.Json;

/** Reads the rows of {@code task}. */
public final class TaskRows {
  private static final String COLUMNS =
      """
      number, id, kind, domain, account, subject, state, asked_by, rank, asked, begun, ended, node,\
       fence, done, most, step, outcome, stopped_by, parameters\
      """;
  private static final String WHOLE = "select " + COLUMNS + ", facts from task where ";
  private static final String ONE = WHOLE + "id = ?";
  private static final String OF_KIND = WHOLE + "kind = ? order by number desc limit ?";
  private static final String OF_ACCOUNT =
      WHOLE + "account = ? and kind = ? order by number desc limit ?";
  private static final String REMOVE = "delete from task where id = ?";
  private static final String FORGET = "delete from task where account = ?";

  private final SqlTransactions transactions;

  public TaskRows(SqlTransactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Returns an SQL condition: that a task waits or runs.
   *
   * @param id an SQL expression for the task's id
   */
  public static String isGoing(String id) {
    return "exists (select 1 from task t where t.id = " + id + " and t.ended is null)";
  }

  /** Returns a task by its id; empty if there is none. */
  public Optional<Task> find(String id) throws SQLException {
    return StoredText.isImpossible(id) ? Optional.empty() : query(ONE, id).stream().findFirst();
  }

  static Optional<Task> find(Connection connection, String id) throws SQLException {
    return query(connection, ONE, id).stream().findFirst();
  }

  /** Returns tasks of a kind, the latest first. */
  public List<Task> ofKind(String kind, int most) throws SQLException {
    return query(OF_KIND, kind, most);
  }

  /** Returns tasks of a kind and of an account, the latest first. */
  public List<Task> ofAccount(long account, String kind, int most) throws SQLException {
    return query(OF_ACCOUNT, account, kind, most);
  }

  /** Returns an account's tasks of a kind, the latest first, within the caller's transaction. */
  public static List<Task> ofAccount(Connection connection, long account, String kind, int most)
      throws SQLException {
    return query(connection, OF_ACCOUNT, account, kind, most);
  }

  /** Deletes a task that has ended. */
  public void remove(String id) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          new Pipeline().add(REMOVE, id).execute(connection);
          return null;
        });
  }

  /** Deletes all tasks of an account, in the transaction that deletes the account. */
  public static void forget(Connection connection, long account) throws SQLException {
    new Pipeline().add(FORGET, account).execute(connection);
  }

  /**
   * Returns the tasks that a caller may see, the latest first, without their facts.
   *
   * @param before only tasks with smaller numbers
   */
  public List<Task> seen(
      Caller caller, TaskFilter filter, Optional<String> search, long before, int most)
      throws SQLException {
    StringBuilder asked =
        new StringBuilder("select " + COLUMNS + ", '{}' as facts from task where number < ?");
    List<Object> values = new ArrayList<>(List.of(before));
    switch (caller.rights()) {
      case Rights.ServerAdministrator() -> {}
      case Rights.DomainAdministrator(long domain) -> {
        asked.append(" and (domain = ? or account = ?)");
        values.add(domain);
        values.add(caller.account());
      }
      case Rights.User() -> {
        asked.append(" and account = ?");
        values.add(caller.account());
      }
    }
    filter
        .kind()
        .ifPresent(
            kind -> {
              asked.append(" and kind = ?");
              values.add(kind);
            });
    filter
        .going()
        .ifPresent(going -> asked.append(going ? " and ended is null" : " and ended is not null"));
    search.ifPresent(
        text -> {
          asked.append(" and position(lower(?) in lower(subject)) > 0");
          values.add(text);
        });
    asked.append(" order by number desc limit ?");
    values.add(most);
    return query(asked.toString(), values.toArray());
  }

  private List<Task> query(String query, Object... values) throws SQLException {
    return transactions.read(connection -> query(connection, query, values));
  }

  private static List<Task> query(Connection connection, String query, Object... values)
      throws SQLException {
    List<Task> found = new ArrayList<>();
    new Pipeline().add(row -> found.add(task(row)), query, values).execute(connection);
    return found;
  }

  static Task task(ResultSet row) throws SQLException {
    return new Task(
        row.getLong("number"),
        row.getString("id"),
        row.getString("kind"),
        new TaskSubject(number(row, "domain"), number(row, "account"), row.getString("subject")),
        TaskState.valueOf(row.getString("state")),
        new TaskRequester(
            row.getString("asked_by"), TaskRequester.Rank.valueOf(row.getString("rank"))),
        instant(row, "asked").orElseThrow(),
        instant(row, "begun"),
        instant(row, "ended"),
        row.getString("node"),
        row.getInt("fence"),
        new TaskReport(
            row.getLong("done"),
            row.getLong("most"),
            row.getString("step"),
            json(row.getString("facts"))),
        row.getString("outcome"),
        Optional.ofNullable(row.getString("stopped_by")),
        json(row.getString("parameters")));
  }

  private static OptionalLong number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  private static JsonObject json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }
}
