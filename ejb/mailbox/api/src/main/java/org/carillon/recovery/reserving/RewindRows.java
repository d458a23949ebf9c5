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
import org.carillon.store.changes.PastMail;
import org.carillon.task.Task;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskRows;

/** Keeps rewinds as tasks in the database, so that every node knows how far they are. */
public final class RewindRows {
  /** The name of their kind. */
  public static final String KIND = "account.rewind";

  private static final int MOST = 100;

  private final TaskRows tasks;

  /** Over a database. */
  public RewindRows(SqlTransactions transactions) {
    this.tasks = new TaskRows(transactions);
  }

  /**
   * What was asked for, and what was done at once: the same when it is taken up again.
   *
   * @param to the moment to go back to
   * @param span what of the log is undone
   * @param mailboxes how many came back, went or got their names back
   */
  public record Asked(Instant to, PastMail.Span span, long mailboxes) {
    /** As its row keeps it. */
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
          new PastMail.Span(number(json, "account"), number(json, "base"), number(json, "upto")),
          number(json, "mailboxes"));
    }
  }

  /** One rewind. */
  public record Row(
      String id,
      Asked asked,
      Rewind.State state,
      Instant started,
      Optional<Instant> ended,
      Counts counts,
      List<String> troubles) {

    /** As those who ask are shown it. */
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

  /** What was done, or is to be added to that. */
  public record Counts(long ofSteps, long steps, long returned, long removed, long reflagged) {
    /** Nothing yet. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

    /** Nothing yet, of so many messages. */
    public static Counts toDo(long messages) {
      return new Counts(messages, 0, 0, 0, 0);
    }

    /** Messages that came back, of those tried. */
    public static Counts returned(long messages, long tried) {
      return new Counts(0, tried, messages, 0, 0);
    }

    /** Messages that went. */
    public static Counts removed(long messages) {
      return new Counts(0, messages, 0, messages, 0);
    }

    /** Messages that got the flags of then. */
    public static Counts reflagged(long messages) {
      return new Counts(0, messages, 0, 0, messages);
    }

    /** Both together. */
    public Counts plus(Counts more) {
      return new Counts(
          ofSteps + more.ofSteps,
          steps + more.steps,
          returned + more.returned,
          removed + more.removed,
          reflagged + more.reflagged);
    }

    /** Before it is taken up again: what was done is done, what there is to do is counted anew. */
    public Counts again() {
      return new Counts(0, 0, returned, removed, reflagged);
    }

    /** What one tells of itself. */
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

    /** What one told of itself. */
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

  /** The account's last one. */
  public static Optional<Row> last(Connection connection, long account) throws SQLException {
    return TaskRows.ofAccount(connection, account, KIND, 1).stream()
        .map(RewindRows::row)
        .findFirst();
  }

  /** One of the account's. */
  public Optional<Row> find(long account, String id) throws SQLException {
    return tasks
        .find(id)
        .filter(task -> task.kind().equals(KIND))
        .filter(task -> task.subject().account().orElse(0) == account)
        .map(RewindRows::row);
  }

  /** The account's, the last first; no more than 100. */
  public List<Row> all(long account) throws SQLException {
    return tasks.ofAccount(account, KIND, MOST).stream().map(RewindRows::row).toList();
  }
}
