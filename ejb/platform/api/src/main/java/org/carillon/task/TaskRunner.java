package org.carillon.task;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditEntry;
import org.carillon.contract.identity.Caller;
import org.carillon.database.Pipeline;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.jboss.logging.Logger;

/**
 * Runs tasks on this node, each on a thread of its own: tasks requested here, and tasks of any node
 * that wait or whose node is gone. Every two seconds one thread records the progress of all of them
 * and extends their leases, so a step may take any time.
 */
public final class TaskRunner implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TaskRunner.class);
  private static final Duration BEAT = Duration.ofSeconds(2);

  /** The number of heartbeats after which it looks for waiting tasks. */
  private static final int BEATS_A_LOOK = 5;

  /** The most tasks of other nodes that it runs at a time. */
  private static final int MOST_RESUMED = 16;

  private static final Duration CLOSING = Duration.ofSeconds(20);

  private final SqlTransactions transactions;
  private final Audit audit;
  private final TaskLease lease;
  private final TaskRows rows;
  private final Map<String, TaskKind<?>> kinds = new ConcurrentHashMap<>();
  private final Map<RunningTask, Thread> running = new ConcurrentHashMap<>();
  private final RepeatedWork rounds = new RepeatedWork("tasks", "Running tasks", BEAT, this::round);
  private int beats;
  private volatile boolean started;
  private volatile boolean closed;

  /**
   * Creates the runner; {@link #start} starts it.
   *
   * @param life the life that holds the tasks it runs
   */
  public TaskRunner(SqlTransactions transactions, Life life, Audit audit) {
    this.transactions = transactions;
    this.audit = audit;
    this.lease = new TaskLease(life);
    this.rows = new TaskRows(transactions);
  }

  /** Extends leases and takes up waiting tasks from now on. */
  public void start(Collection<TaskKind<?>> known) {
    know(known);
    started = true;
    rounds.start();
  }

  void know(Collection<? extends TaskKind<?>> known) {
    known.forEach(kind -> kinds.put(kind.name(), kind));
  }

  /** Returns the kinds of tasks that this node can run. */
  public List<TaskKind<?>> kinds() {
    return List.copyOf(kinds.values());
  }

  public TaskRows rows() {
    return rows;
  }

  /** A task that is in the table and not begun: {@link #go} begins it once it is committed. */
  public final class Claimed<P> {
    private final TaskLease.Held held;
    private final TaskKind<P> kind;
    private final P parameters;

    private Claimed(TaskLease.Held held, TaskKind<P> kind, P parameters) {
      this.held = held;
      this.kind = kind;
      this.parameters = parameters;
    }

    /** Returns the id by which the task is looked up. */
    public String id() {
      return held.id();
    }

    private RunningTask task() {
      return new RunningTask(lease, held, kind, kind.work(parameters));
    }

    /** Runs the task on the caller's thread. */
    public void run() {
      RunningTask task = task();
      running.put(task, Thread.currentThread());
      if (closed) {
        task.close();
      }
      perform(task);
    }
  }

  /** Ends tasks of dead nodes that no other node takes up, in the caller's transaction. */
  public static void endDead(Connection connection) throws SQLException {
    TaskLease.bury(connection);
  }

  /**
   * Begins a task, or lets it wait if this node is busy with enough tasks of its kind. The task is
   * durable when this returns.
   *
   * @param record the audit record, which is written if the task was added
   * @return the task's id; empty if another task must end first
   */
  public <P> Optional<String> begin(TaskRequest<P> request, AuditEntry record) throws SQLException {
    Optional<Claimed<P>> claimed =
        transactions.write(
            connection -> {
              Optional<Claimed<P>> inserted = insert(connection, request);
              if (inserted.isPresent()) {
                record.write(connection);
              }
              return inserted;
            });
    claimed.ifPresent(this::go);
    return claimed.map(Claimed::id);
  }

  /** Adds a task in the caller's transaction; empty if another task must end first. */
  public <P> Optional<Claimed<P>> insert(Connection connection, TaskRequest<P> request)
      throws SQLException {
    boolean now = !request.kind().resumable() || running.size() < MOST_RESUMED;
    return lease
        .insert(connection, request, now)
        .map(held -> new Claimed<>(held, request.kind(), request.parameters()));
  }

  /** Takes up a task that has ended, in the caller's transaction; empty if it is still running. */
  public <P> Optional<Claimed<P>> again(
      Connection connection, String id, TaskKind<P> kind, P parameters) throws SQLException {
    return lease.again(connection, id).map(held -> new Claimed<>(held, kind, parameters));
  }

  /** Begins a claimed task, unless it waits. */
  public <P> void go(Claimed<P> claimed) {
    if (claimed.held.fence() > 0) {
      run(claimed.task());
    }
  }

  private void run(RunningTask task) {
    Thread thread = Thread.ofVirtual().name("task-" + task.id()).unstarted(() -> perform(task));
    running.put(task, thread);
    if (closed) {
      task.close();
    }
    thread.start();
  }

  private void perform(RunningTask task) {
    task.perform();
    endOrLater(task);
  }

  private void endOrLater(RunningTask task) {
    try {
      end(task);
    } catch (SQLException away) {
      LOG.debugf("The end of task %s will be reported later: %s", task.id(), away.getMessage());
    }
  }

  /** Records the outcome of a task. Failures are retried at each heartbeat. */
  private void end(RunningTask task) throws SQLException {
    RunningTask.Ended ended = task.ended().orElseThrow();
    if (!task.isLost()) {
      TaskReport last = task.report();
      transactions.<Void, SQLException>write(
          connection -> {
            if (ended.state() == TaskState.WAITING) {
              lease.release(connection, task.held(), last);
            } else if (lease.end(connection, task.held(), last, ended.state(), ended.outcome())) {
              note(connection, task.id(), ended);
            }
            return null;
          });
    }
    running.remove(task);
  }

  private void note(Connection connection, String id, RunningTask.Ended ended) throws SQLException {
    Optional<Task> task = TaskRows.find(connection, id);
    if (task.isPresent()) {
      String what = task.get().kind() + ": " + ended.state().word();
      audit
          .noted(
              "task.end",
              task.get().subject().audited(),
              ended.outcome().isEmpty() ? what : what + ". " + ended.outcome())
          .write(connection);
    }
  }

  /** Requests that a task be stopped, on any node. */
  public void stop(Caller caller, Task task) throws SQLException {
    AuditEntry record =
        audit.entry(
            caller,
            "task.stop",
            task.subject().audited(),
            Optional.empty(),
            Optional.of(task.kind()));
    transactions.<Void, SQLException>write(
        connection -> {
          TaskLease.stop(connection, task.id(), caller.name(), record);
          return null;
        });
    running.keySet().stream().filter(one -> one.id().equals(task.id())).forEach(RunningTask::stop);
  }

  private Duration round() {
    try {
      beat();
      if (beats++ % BEATS_A_LOOK == 0) {
        look();
      }
    } catch (SQLException away) {
      LOG.debugf("Old tasks will be removed later: %s", away.getMessage());
    }
    return BEAT;
  }

  /** Extends the leases of this node's tasks, and records outcomes that are not recorded yet. */
  void beat() throws SQLException {
    List<RunningTask> going =
        running.keySet().stream().filter(task -> task.ended().isEmpty()).toList();
    if (!going.isEmpty()) {
      keep(going);
    }
    for (Map.Entry<RunningTask, Thread> one : running.entrySet()) {
      if (one.getKey().ended().isPresent() && !one.getValue().isAlive()) {
        endOrLater(one.getKey());
      }
    }
  }

  private void keep(List<RunningTask> going) throws SQLException {
    Map<String, TaskLease.Seen> mine = new HashMap<>();
    try {
      transactions
          .write(
              connection -> {
                List<TaskLease.Seen> seen = new ArrayList<>();
                Pipeline pipeline = new Pipeline();
                going.forEach(task -> task.beat(pipeline, seen));
                pipeline.execute(connection);
                return seen;
              })
          .forEach(one -> mine.put(one.id(), one));
    } catch (SQLException away) {
      going.forEach(RunningTask::untold);
      throw away;
    }
    for (RunningTask task : going) {
      TaskLease.Seen seen = mine.get(task.id());
      if (seen == null) {
        task.lose();
      } else if (seen.stopper().isPresent()) {
        task.stop();
      }
    }
  }

  /** Takes up waiting tasks and those of dead nodes; ends those that no node takes up. */
  void look() throws SQLException {
    if (!transactions.read(TaskLease::isAnyLeft)) {
      return;
    }
    Set<String> resumed =
        kinds.values().stream()
            .filter(TaskKind::resumable)
            .map(TaskKind::name)
            .collect(Collectors.toSet());
    int most = closed ? 0 : Math.max(0, MOST_RESUMED - running.size());
    List<Task> claimed =
        transactions.write(
            connection -> {
              endDead(connection);
              return lease.claim(connection, resumed, most);
            });
    claimed.forEach(task -> resume(kinds.get(task.kind()), task));
  }

  private <P> void resume(TaskKind<P> kind, Task task) {
    LOG.infof("%s %s is continued", kind.title(), task.id());
    run(new RunningTask(lease, TaskLease.Held.of(task), kind, new ResumedWork<>(kind, task)));
  }

  void awaitThreads() throws InterruptedException {
    for (Thread thread : running.values()) {
      thread.join();
    }
  }

  /** Asks the running tasks to stop at the end of their step. */
  void leave() {
    closed = true;
    running.keySet().forEach(RunningTask::close);
  }

  /** Waits for the running tasks to reach the end of a step, for twenty seconds at most. */
  @Override
  public void close() {
    leave();
    if (started) {
      rounds.close();
    }
    try {
      long until = System.nanoTime() + CLOSING.toNanos();
      for (Thread thread : running.values()) {
        thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
