package org.carillon.task.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.AuditEntry;
import org.carillon.audit.internal.AuditOn;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.database.SqlTransactions;
import org.carillon.json.Json;
import org.carillon.node.Life;
import org.carillon.task.Task;
import org.carillon.task.TaskContext;
import org.carillon.task.TaskFilter;
import org.carillon.task.TaskInterrupted;
import org.carillon.task.TaskKind;
import org.carillon.task.TaskReport;
import org.carillon.task.TaskRequest;
import org.carillon.task.TaskRequester;
import org.carillon.task.TaskRunner;
import org.carillon.task.TaskState;
import org.carillon.task.TaskSubject;
import org.carillon.task.TaskWork;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the rights to see and to stop tasks. */
class TaskOperationsTest {
  private static final Caller SERVER =
      new Caller(0, "admin", new Rights.ServerAdministrator(), "s1");
  private static final Caller CHIEF =
      new Caller(3, "chief@one.test", new Rights.DomainAdministrator(1), "s2");
  private static final Caller OTHER =
      new Caller(4, "chief@two.test", new Rights.DomainAdministrator(2), "s3");
  private static final Caller ALICE = new Caller(7, "alice@one.test", new Rights.User(), "s4");
  private static final Caller BOB = new Caller(8, "bob@one.test", new Rights.User(), "s5");
  private static final PageRequest ALL = new PageRequest(Optional.empty(), Optional.empty(), 100);

  private final TestDatabase database = TestDatabase.emptied();
  private TaskRunner runner;
  private TaskOperations tasks;
  private String server;
  private String alices;

  /** A task that has no work to do. */
  private static final class Nothing implements TaskKind<String>, TaskWork {
    @Override
    public String name() {
      return "test.nothing";
    }

    @Override
    public String title() {
      return "Nothing";
    }

    @Override
    public String unit() {
      return "things";
    }

    @Override
    public JsonObject write(String parameters) {
      return Json.createObjectBuilder().build();
    }

    @Override
    public Optional<String> read(JsonObject parameters) {
      return Optional.empty();
    }

    @Override
    public boolean resumable() {
      return false;
    }

    @Override
    public TaskWork work(String parameters) {
      return this;
    }

    @Override
    public void run(TaskContext task) throws TaskInterrupted {
      task.goOn();
    }

    @Override
    public TaskReport report() {
      return TaskReport.NOTHING;
    }
  }

  @BeforeEach
  void begin() throws SQLException {
    runner =
        new TaskRunner(
            new SqlTransactions(database.dataSource()), Life.of("a"), AuditOn.database(database));
    tasks = new TaskOperations(runner);
    server = begin(SERVER, TaskSubject.server("store"));
    alices = begin(CHIEF, TaskSubject.account(1, 7, "alice@one.test"));
    runner.close();
  }

  private String begin(Caller caller, TaskSubject subject) throws SQLException {
    return runner
        .begin(
            new TaskRequest<>(
                new Nothing(), "", subject, Optional.empty(), TaskRequester.of(caller)),
            AuditEntry.NONE)
        .orElseThrow();
  }

  private List<String> seen(Caller caller) {
    return done(tasks.list(caller, TaskFilter.ALL, ALL)).items().stream().map(Task::id).toList();
  }

  private static <T> T done(Answer<T> answer) {
    return ((Answer.Done<T>) answer).value();
  }

  @Test
  void tasksAreVisibleToTheirOwnersAndAdministrators() {
    assertThat(seen(SERVER)).containsExactly(alices, server);
    assertThat(seen(CHIEF)).containsExactly(alices);
    assertThat(seen(ALICE)).containsExactly(alices);
    assertThat(seen(OTHER)).isEmpty();
    assertThat(seen(BOB)).isEmpty();
    for (Caller hidden : List.of(OTHER, BOB)) {
      assertThat(tasks.find(hidden, alices).asFailure().orElseThrow())
          .isInstanceOf(Failure.NotFound.class);
    }
    assertThat(tasks.find(ALICE, server).asFailure().orElseThrow())
        .isInstanceOf(Failure.NotFound.class);
    assertThat(done(tasks.find(ALICE, alices)).id()).isEqualTo(alices);
  }

  @Test
  void aTaskOfAHigherAdministratorCannotBeStopped() {
    assertThat(tasks.stop(ALICE, alices).asFailure().orElseThrow())
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(tasks.stop(OTHER, alices).asFailure().orElseThrow())
        .isInstanceOf(Failure.NotFound.class);
    assertThat(done(tasks.stop(CHIEF, alices)).id()).isEqualTo(alices);
    assertThat(done(tasks.stop(SERVER, alices)).state().isGoing()).isFalse();
  }

  @Test
  void tasksAreListedInPages() {
    Page<Task> first =
        done(
            tasks.list(
                SERVER, TaskFilter.ALL, new PageRequest(Optional.empty(), Optional.empty(), 1)));
    Page<Task> second =
        done(
            tasks.list(SERVER, TaskFilter.ALL, new PageRequest(Optional.empty(), first.next(), 1)));

    assertThat(first.items()).extracting(Task::id).containsExactly(alices);
    assertThat(second.items()).extracting(Task::id).containsExactly(server);
    assertThat(second.next()).isEmpty();
    assertThat(
            tasks
                .list(
                    SERVER, TaskFilter.ALL, new PageRequest(Optional.empty(), Optional.of("x"), 1))
                .asFailure()
                .orElseThrow())
        .isInstanceOf(Failure.Invalid.class);
  }

  @Test
  void tasksAreFiltered() {
    assertThat(done(tasks.list(SERVER, TaskFilter.GOING, ALL)).items()).isEmpty();
    assertThat(
            done(tasks.list(
                    SERVER, new TaskFilter(Optional.of("test.other"), Optional.empty()), ALL))
                .items())
        .isEmpty();
    assertThat(
            done(tasks.list(
                    SERVER,
                    TaskFilter.ALL,
                    new PageRequest(Optional.of("ALICE"), Optional.empty(), 10)))
                .items())
        .singleElement()
        .satisfies(task -> assertThat(task.state()).isIn((Object[]) TaskState.values()));
    assertThat(
            done(tasks.list(
                    SERVER,
                    TaskFilter.ALL,
                    new PageRequest(Optional.of("\0"), Optional.empty(), 10)))
                .items())
        .isEmpty();
  }
}
