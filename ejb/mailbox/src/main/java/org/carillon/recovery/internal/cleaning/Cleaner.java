package org.carillon.recovery.internal.cleaning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SqlTransactions;
import org.carillon.recovery.cleanup.Cleanup;
import org.carillon.recovery.cleanup.CleanupCriteria;
import org.carillon.recovery.cleanup.CleanupPreview;
import org.carillon.store.parts.StoreParts;
import org.carillon.task.Task;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskSubject;

/** Claims the tasks of searches, removals and restorations. The caller starts them. */
public final class Cleaner {
  private static final String ALONE = "cleanup ";

  private final StoreParts store;
  private final SqlTransactions transactions;
  private final TaskRunner tasks;
  private final Kinds kinds;
  private final Audit audit;
  private final CleanupRows rows;

  /** The kinds of these tasks. */
  public record Kinds(FindKind find, RemoveKind remove, RestoreKind restore) {}

  public Cleaner(StoreParts store, TaskRunner tasks, Kinds kinds, Audit audit) {
    this.store = store;
    this.transactions = store.transactions();
    this.tasks = tasks;
    this.kinds = kinds;
    this.audit = audit;
    this.rows = new CleanupRows(transactions);
  }

  public CleanupRows rows() {
    return rows;
  }

  /** Claims the task of a search, which is durable when this returns and has the task's id. */
  public TaskRunner.Claimed<CleaningRun> find(
      Caller caller, CleanupCriteria criteria, CleanupScope scope, String name)
      throws SQLException {
    String id = UUID.randomUUID().toString();
    TaskRequest<CleaningRun> task =
        new TaskRequest<>(
            kinds.find,
            new FindRun(store, id, criteria, scope),
            id,
            subject(scope, name),
            Optional.of(ALONE + id),
            TaskRequester.of(caller));
    AuditEntry record =
        audit.entry(
            caller,
            "message.find",
            new AuditSubject(scope.domain(), name),
            Optional.empty(),
            Optional.of(CleanupRows.write(criteria).toString()));
    return transactions.write(
        connection -> {
          CleanupRows.insert(connection, id, scope.domain(), criteria, caller.name());
          record.write(connection);
          return tasks.insert(connection, task).orElseThrow(SQLException::new);
        });
  }

  private static TaskSubject subject(CleanupScope scope, String name) {
    return new TaskSubject(scope.domain(), OptionalLong.empty(), name);
  }

  /** Claims the task that removes what was found; empty while another of the search runs. */
  public Optional<TaskRunner.Claimed<CleaningRun>> remove(
      Caller caller, CleanupRows.Row search, CleanupScope scope, String name) throws SQLException {
    RemoveRun run = new RemoveRun(store, search.id(), scope, audit, caller);
    return claim(request(caller, kinds.remove, run, scope, name), CleanupRows::removing);
  }

  /** Claims the task that brings messages back; empty while another of the search runs. */
  public Optional<TaskRunner.Claimed<CleaningRun>> restore(
      Caller caller, CleanupRows.Row search, CleanupScope scope, String name) throws SQLException {
    ReturnRun run = new ReturnRun(store, search.id(), scope, audit, caller);
    return claim(request(caller, kinds.restore, run, scope, name), CleanupRows::restoring);
  }

  private static TaskRequest<CleaningRun> request(
      Caller caller, CleaningKind kind, CleaningRun run, CleanupScope scope, String name) {
    return new TaskRequest<>(
        kind,
        run,
        subject(scope, name),
        Optional.of(ALONE + run.cleanup()),
        TaskRequester.of(caller));
  }

  @FunctionalInterface
  private interface Noting {
    void note(Connection connection, String id, String task) throws SQLException;
  }

  private Optional<TaskRunner.Claimed<CleaningRun>> claim(
      TaskRequest<CleaningRun> request, Noting noting) throws SQLException {
    return transactions.write(
        connection -> {
          Optional<TaskRunner.Claimed<CleaningRun>> inserted = tasks.insert(connection, request);
          if (inserted.isPresent()) {
            noting.note(connection, request.parameters().cleanup(), request.id());
          }
          return inserted;
        });
  }

  /** Returns a search with the reports of its tasks. */
  public Cleanup shown(CleanupRows.Row row) throws SQLException {
    return new Cleanup(
        row.id(),
        row.criteria(),
        row.askedBy(),
        row.asked(),
        tasks.rows().find(row.id()),
        task(row.removal()),
        task(row.restoration()));
  }

  private Optional<Task> task(Optional<String> id) throws SQLException {
    return id.isPresent() ? tasks.rows().find(id.get()) : Optional.empty();
  }

  /** Returns the present places of the messages found. */
  public CleanupPreview preview(CleanupRows.Row row, CleanupScope scope) throws SQLException {
    return CleanupPlacements.preview(transactions, row.id(), scope);
  }
}
