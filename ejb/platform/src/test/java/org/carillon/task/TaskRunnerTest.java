package org.carillon.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.Pipeline;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that tasks are completed once, whatever happens to nodes and the database. */
@Timeout(60)
class TaskRunnerTest {
  private static final Caller ADMIN =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "s1");
  private static final TaskSubject STORE = TaskSubject.server("store");

  private final TestDatabase database = TestDatabase.emptied();
  private final Audit audit = AuditOn.database(database);
  private final AtomicBoolean usable = new AtomicBoolean(true);
  private final SqlTransactions transactions =
      new SqlTransactions(database.dataSource(), usable::get);
  private final Life here = Life.of("a");
  private final Life there = Life.of("b");
  private final List<TaskRunner> runners = new ArrayList<>();
  private final Stepping interrupted = new Stepping(false);
  private final Stepping resumed = new Stepping(true);
  private TaskRunner a;
  private TaskRunner b;

  @BeforeEach
  void begin() {
    a = runner(here);
    b = runner(there);
  }

  private TaskRunner runner(Life life) {
    TaskRunner runner = new TaskRunner(transactions, life, audit);
    runner.know(List.of(interrupted, resumed));
    runners.add(runner);
    return runner;
  }

  @AfterEach
  void end() {
    usable.set(true);
    runners.forEach(TaskRunner::leave);
    interrupted.allowed.release(1000);
    resumed.allowed.release(1000);
    runners.forEach(TaskRunner::close);
  }

  private TaskRequest<Integer> request(Stepping kind, int steps) {
    return new TaskRequest<>(kind, steps, STORE, Optional.of("test"), TaskRequester.of(ADMIN));
  }

  private String begun(TaskRunner runner, Stepping kind, int steps) throws SQLException {
    String id = runner.begin(request(kind, steps), AuditEntry.NONE).orElseThrow();
    kind.begun.acquireUninterruptibly();
    return id;
  }

  private Task task(String id) throws SQLException {
    return a.rows().find(id).orElseThrow();
  }

  private void step(Stepping kind) {
    kind.allowed.release();
    kind.begun.acquireUninterruptibly();
  }

  private void execute(String statement) throws SQLException {
    transactions.<Void, SQLException>write(
        connection -> {
          new Pipeline().add(statement).execute(connection);
          return null;
        });
  }

  private List<String> audited() {
    return audit.list(ADMIN, AuditFilter.ALL, OptionalLong.empty(), 100).stream()
        .map(one -> one.actor() + " " + one.action() + " " + one.after().orElse(""))
        .toList();
  }

  @Test
  void taskReportsItsProgressAndEnds() throws Exception {
    String id = begun(a, interrupted, 2);
    assertThat(task(id).state()).isEqualTo(TaskState.RUNNING);
    assertThat(task(id).node()).isEqualTo("a");

    step(interrupted);
    a.beat();
    assertThat(task(id).report())
        .extracting(TaskReport::done, TaskReport::most, TaskReport::step)
        .containsExactly(1L, 2L, "step 1");

    interrupted.allowed.release();
    a.awaitThreads();
    assertThat(task(id).state()).isEqualTo(TaskState.DONE);
    assertThat(task(id).report().facts().getInt("done")).isEqualTo(2);
    assertThat(task(id).ended()).isPresent();
    assertThat(audited()).containsExactly("server task.end test.step: done");
  }

  @Test
  void onlyOneExclusiveTaskRunsAtATime() throws Exception {
    begun(a, interrupted, 1);
    assertThat(b.begin(request(interrupted, 1), AuditEntry.NONE)).isEmpty();

    interrupted.allowed.release();
    a.awaitThreads();
    assertThat(b.begin(request(interrupted, 1), AuditEntry.NONE)).isPresent();
  }

  @Test
  void unstartedTaskIsNotAudited() throws Exception {
    AuditEntry record =
        audit.entry(ADMIN, "test.begin", STORE.audited(), Optional.empty(), Optional.empty());
    assertThat(a.begin(request(interrupted, 1), record)).isPresent();
    assertThat(b.begin(request(interrupted, 1), record)).isEmpty();

    assertThat(audited()).containsExactly("admin test.begin ");
  }

  @Test
  void taskOfADeadNodeIsResumedWhereItStopped() throws Exception {
    String id = begun(a, resumed, 3);
    step(resumed);
    a.beat();
    b.look();
    assertThat(task(id).node()).isEqualTo("a");

    execute("update task set lease = now() - interval '1 second'");
    b.look();
    resumed.begun.acquireUninterruptibly();

    assertThat(task(id).node()).isEqualTo("b");
    assertThat(resumed.contexts.getLast().fence()).isEqualTo(2);
    assertThat(resumed.contexts.getLast().before().done()).isEqualTo(1);
    resumed.allowed.release(100);
    b.awaitThreads();
    assertThat(task(id).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void savedReportIsNotOverwrittenByAnEarlierHeartbeat() throws Exception {
    TaskReport ahead = new TaskReport(2, 3, "two at once", JsonObject.EMPTY_JSON_OBJECT);
    String id = begun(a, interrupted, 3);
    TaskContext task = interrupted.contexts.getFirst();
    transactions.<Void, Exception>write(
        connection -> {
          task.save(connection, ahead);
          return null;
        });

    // The work itself still reports that nothing is done.
    a.beat();

    assertThat(task(id).report().done()).isEqualTo(2);
    assertThat(task(id).report().step()).isEqualTo("two at once");
  }

  @Test
  void nodeWithALostLeaseCannotSave() throws Exception {
    execute("create table written (fence integer)");
    try {
      List<Throwable> refused = new ArrayList<>();
      resumed.step =
          task -> {
            try {
              transactions.<Void, Exception>write(
                  connection -> {
                    new Pipeline()
                        .add("insert into written values (?)", task.fence())
                        .execute(connection);
                    task.save(connection, TaskReport.NOTHING);
                    return null;
                  });
            } catch (SQLException | TaskInterrupted over) {
              refused.add(over);
              throw over;
            } catch (Exception never) {
              throw new IOException(never);
            }
          };
      String id = begun(a, resumed, 1);
      execute("update task set lease = now() - interval '1 second'");
      b.look();
      resumed.begun.acquireUninterruptibly();

      resumed.allowed.release(2);
      a.awaitThreads();
      b.awaitThreads();

      assertThat(refused).singleElement().isInstanceOf(TaskInterrupted.class);
      List<Integer> written =
          transactions.read(
              connection -> {
                List<Integer> found = new ArrayList<>();
                new Pipeline()
                    .add(row -> found.add(row.getInt(1)), "select fence from written")
                    .execute(connection);
                return found;
              });
      assertThat(written).containsExactly(2);
      assertThat(task(id).state()).isEqualTo(TaskState.DONE);
    } finally {
      execute("drop table written");
    }
  }

  @Test
  void taskWithALostLeaseStopsAtItsNextHeartbeat() throws Exception {
    String id = begun(a, resumed, 2);
    execute("update task set lease = now() - interval '1 second'");
    b.look();
    resumed.begun.acquireUninterruptibly();

    a.beat();
    assertThatThrownBy(resumed.contexts.getFirst()::goOn).isInstanceOf(TaskInterrupted.class);
    resumed.contexts.getLast().goOn();
    assertThat(task(id).node()).isEqualTo("b");
  }

  @Test
  void expiredLeaseIsKeptUnlessTheTaskWasClaimed() throws Exception {
    String id = begun(a, interrupted, 1);
    execute("update task set lease = now() - interval '1 hour'");

    a.beat();
    b.look();

    assertThat(task(id).state()).isEqualTo(TaskState.RUNNING);
  }

  @Test
  void unresumedTaskIsInterruptedWithItsNode() throws Exception {
    execute("insert into node_life (life, node) values ('" + here.id() + "', 'a')");
    String id = begun(a, interrupted, 1);
    b.look();
    assertThat(task(id).state()).isEqualTo(TaskState.RUNNING);

    execute("update node_life set ended = now()");
    b.look();

    assertThat(task(id).state()).isEqualTo(TaskState.INTERRUPTED);
    assertThat(task(id).outcome()).isEqualTo("Its node ended.");
  }

  @Test
  void taskOfADeadNodeDoesNotBlockANewOne() throws Exception {
    begun(a, interrupted, 1);
    execute("update task set lease = now() - interval '1 second'");

    assertThat(b.begin(request(interrupted, 1), AuditEntry.NONE)).isPresent();
  }

  @Test
  void taskIsStoppedByAnotherNode() throws Exception {
    String id = begun(a, interrupted, 5);
    b.stop(ADMIN, task(id));
    b.stop(ADMIN, task(id));
    a.beat();

    interrupted.allowed.release();
    a.awaitThreads();

    assertThat(task(id).state()).isEqualTo(TaskState.STOPPED);
    assertThat(task(id).stopper()).contains("admin");
    assertThat(task(id).report().done()).isZero();
    assertThat(audited())
        .containsExactly("server task.end test.step: stopped", "admin task.stop test.step");
  }

  @Test
  void stoppedTaskIsNotResumed() throws Exception {
    String id = begun(a, resumed, 5);
    b.stop(ADMIN, task(id));
    execute("update task set lease = now() - interval '1 second'");

    b.look();

    assertThat(task(id).state()).isEqualTo(TaskState.STOPPED);
  }

  @Test
  void stoppingNodeLeavesItsTasksToOthers() throws Exception {
    String id = begun(a, resumed, 2);
    a.leave();
    resumed.allowed.release();
    a.close();
    assertThat(task(id).state()).isEqualTo(TaskState.WAITING);

    b.look();
    resumed.begun.acquireUninterruptibly();
    assertThat(task(id).node()).isEqualTo("b");
  }

  @Test
  void waitingTaskIsStoppedAtOnce() throws Exception {
    String id = begun(a, resumed, 2);
    a.leave();
    resumed.allowed.release();
    a.close();

    b.stop(ADMIN, task(id));

    assertThat(task(id).state()).isEqualTo(TaskState.STOPPED);
    b.look();
    assertThat(task(id).state()).isEqualTo(TaskState.STOPPED);
  }

  @Test
  void nodeLocalTaskIsInterruptedWhenItsNodeStops() throws Exception {
    String id = begun(a, interrupted, 2);
    a.leave();
    interrupted.allowed.release();
    a.close();

    assertThat(task(id).state()).isEqualTo(TaskState.INTERRUPTED);
  }

  @Test
  void taskResumedTooOftenFails() throws Exception {
    String id = begun(a, resumed, 2);
    execute("update task set fence = 10, lease = now() - interval '1 second'");

    b.look();

    assertThat(task(id).state()).isEqualTo(TaskState.FAILED);
    assertThat(task(id).outcome()).isEqualTo("It was taken up too often.");
  }

  @Test
  void unrecordedEndIsRecordedLater() throws Exception {
    String id = begun(a, interrupted, 1);
    usable.set(false);
    interrupted.allowed.release();
    a.awaitThreads();
    usable.set(true);
    assertThat(task(id).state()).isEqualTo(TaskState.RUNNING);

    a.beat();

    assertThat(task(id).state()).isEqualTo(TaskState.DONE);
  }

  @Test
  void failureIsReportedAsASentenceAndDefectsAreHidden() throws Exception {
    interrupted.step =
        task -> {
          throw new IOException("The folder is full");
        };
    String full = begun(a, interrupted, 1);
    interrupted.allowed.release();
    a.awaitThreads();
    interrupted.step =
        task -> {
          throw new IllegalStateException("secret");
        };
    String defect = begun(a, interrupted, 1);
    interrupted.allowed.release();
    a.awaitThreads();

    assertThat(task(full).outcome()).isEqualTo("The folder is full.");
    assertThat(task(defect).state()).isEqualTo(TaskState.FAILED);
    assertThat(task(defect).outcome())
        .isEqualTo(
            "The task failed because of a defect in the server; the server's log has the cause.");
  }

  @Test
  void finishedTaskIsRestartedWithTheNextFence() throws Exception {
    String id = begun(a, resumed, 2);
    step(resumed);
    b.stop(ADMIN, task(id));
    a.beat();
    resumed.allowed.release();
    a.awaitThreads();

    Optional<TaskRunner.Claimed<Integer>> again =
        transactions.write(connection -> b.again(connection, id, resumed, 2));
    b.go(again.orElseThrow());
    resumed.begun.acquireUninterruptibly();

    assertThat(task(id).state()).isEqualTo(TaskState.RUNNING);
    assertThat(resumed.contexts.getLast().fence()).isEqualTo(2);
    assertThat(resumed.contexts.getLast().before().done()).isEqualTo(1);
    Optional<TaskRunner.Claimed<Integer>> twice =
        transactions.write(connection -> a.again(connection, id, resumed, 2));
    assertThat(twice).isEmpty();
  }
}
