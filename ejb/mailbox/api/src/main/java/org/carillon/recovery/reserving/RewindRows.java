package org.carillon.recovery.reserving;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.database.SqlTransactions;
import org.carillon.json.Json;
import org.carillon.recovery.Rewind;
import org.carillon.store.changes.MailboxHistory;
import org.carillon.task.Task;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskRows;

/** Stores rewinds as tasks in the database, so that every node knows their progress. */
public final class RewindRows {
  /** The name of the tasks' kind. */
  public static final String KIND = "account.rewind";

  private static final int MOST = 100;

  private final TaskRows tasks;

  public RewindRows(SqlTransactions transactions) {
    this.tasks = new TaskRows(transactions);
  }

  /**
   * The request, and what was done at once. It stays the same when the rewind is resumed.
   *
   * @param to the moment to return to
   * @param span the part of the change log that is undone
   * @param mailboxes the number of mailboxes that came back, were deleted or got their old names
   *     back
   */
  public record Asked(Instant to, MailboxHistory.Span span, long mailboxes) {
    /** Returns this as JSON for its row. */
    public JsonObject write() {
      return Json.createObjectBuilder()
          .add("account", span.account())
          .add("to", to.toString())
          .add("base", span.from())
          .add("upto", span.upto())
          .add("mailboxes", mailboxes)
          .build();
    }

    static Asked of(JsonObject json) {
      return new Asked(
          Instant.parse(json.getString("to")),
          new MailboxHistory.Span(
              number(json, "account"), number(json, "base"), number(json, "upto")),
          number(json, "mailboxes"));
    }
  }

  /** A stored rewind. */
  public record Row(
      String id,
      Asked asked,
      Rewind.State state,
      Instant started,
      Optional<Instant> ended,
      Counts counts,
      List<String> troubles) {

    /** Returns the rewind as it is shown to callers. */
    public Rewind shown(String address) {
      return new Rewind(
          id,
          address,
          asked.to,
          state,
          started,
          ended,
          counts.steps,
          counts.ofSteps,
          asked.mailboxes,
          counts.returned,
          counts.removed,
          counts.reflagged,
          troubles);
    }
  }

  /** The counts of what was done, or of what is to be added to them. */
  public record Counts(long ofSteps, long steps, long returned, long removed, long reflagged) {
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Returns counts with a number of messages to do. */
    public static Counts toDo(long messages) {
      return new Counts(messages, 0, 0, 0, 0);
    }

    /** Returns counts for messages that came back, out of those tried. */
    public static Counts returned(long messages, long tried) {
      return new Counts(0, tried, messages, 0, 0);
    }

    public static Counts removed(long messages) {
      return new Counts(0, messages, 0, messages, 0);
    }

    /** Returns counts for messages that got their old flags. */
    public static Counts reflagged(long messages) {
      return new Counts(0, messages, 0, 0, messages);
    }

    /** Returns the sum of both. */
    public Counts plus(Counts more) {
      return new Counts(
          ofSteps + more.ofSteps,
          steps + more.steps,
          returned + more.returned,
          removed + more.removed,
          reflagged + more.reflagged);
    }

    /** Returns the counts for resuming: the results are kept, the messages counted anew. */
    public Counts again() {
      return new Counts(0, 0, returned, removed, reflagged);
    }

    /** Returns the counts as a task's report. */
    public TaskReport report(List<String> troubles) {
      return new TaskReport(
          steps,
          ofSteps,
          Json.createObjectBuilder()
              .add("returned", returned)
              .add("removed", removed)
              .add("reflagged", reflagged)
              .add("troubles", Json.createArrayBuilder(troubles))
              .build());
    }

    /** Returns the counts in a task's report. */
    public static Counts of(TaskReport report) {
      JsonObject facts = report.facts();
      return facts.isEmpty()
          ? NONE
          : new Counts(
              report.most(),
              report.done(),
              number(facts, "returned"),
              number(facts, "removed"),
              number(facts, "reflagged"));
    }
  }

  private static long number(JsonObject json, String name) {
    return json.getJsonNumber(name).longValue();
  }

  private static Row row(Task task) {
    JsonObject facts = task.report().facts();
    return new Row(
        task.id(),
        Asked.of(task.parameters()),
        state(task),
        task.begun().orElse(task.asked()),
        task.ended(),
        Counts.of(task.report()),
        facts.isEmpty()
            ? List.of()
            : facts.getJsonArray("troubles").getValuesAs(JsonString::getString));
  }

  private static Rewind.State state(Task task) {
    return switch (task.state()) {
      case WAITING, RUNNING -> Rewind.State.RUNNING;
      case DONE -> Rewind.State.DONE;
      case FAILED, STOPPED, INTERRUPTED -> Rewind.State.INTERRUPTED;
    };
  }

  /** Returns the account's last rewind. */
  public static Optional<Row> last(Connection connection, long account) throws SQLException {
    return TaskRows.ofAccount(connection, account, KIND, 1).stream()
        .map(RewindRows::row)
        .findFirst();
  }

  /** Returns one of the account's rewinds. */
  public Optional<Row> find(long account, String id) throws SQLException {
    return tasks
        .find(id)
        .filter(task -> task.kind().equals(KIND))
        .filter(task -> task.subject().account().orElse(0) == account)
        .map(RewindRows::row);
  }

  /** Returns the account's rewinds, the last first; at most 100. */
  public List<Row> all(long account) throws SQLException {
    return tasks.ofAccount(account, KIND, MOST).stream().map(RewindRows::row).toList();
  }
}
