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
import org.carillon.database.Rounds;
import org.carillon.database.SqlTransactions;
import org.carillon.node.Life;
import org.jboss.logging.Logger;

/**
 * Runs tasks on this node, each on a thread of its own: those that were asked for here, and those
 * of whatever node that wait or whose node is gone. Every two seconds one thread tells the table of
 * all of them and keeps their leases; so a step may take as long as it does.
 */
public final class TaskRunner implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TaskRunner.class);
  private static final Duration BEAT = Duration.ofSeconds(2);

  /** Every so many beats it looks for what waits. */
  private static final int BEATS_A_LOOK = 5;

  /** How many others' tasks it takes up at most at once. */
  private static final int MOST_RESUMED = 16;

  private static final Duration CLOSING = Duration.ofSeconds(20);

  private final SqlTransactions transactions;
  private final Audit audit;
  private final TaskLease lease;
  private final TaskRows rows;
  private final Map<String, TaskKind<?>> kinds = new ConcurrentHashMap<>();
  private final Map<RunningTask, Thread> running = new ConcurrentHashMap<>();
  private final Rounds rounds = new Rounds("tasks", "Long work", BEAT, this::round);
  private int beats;
  private volatile boolean started;
  private volatile boolean closed;

  /**
   * To be started.
   *
   * @param life whose the tasks are that it runs
   */
  public TaskRunner(SqlTransactions transactions, Life life, Audit audit) {
    this.transactions = transactions;
    this.audit = audit;
    this.lease = new TaskLease(life);
    this.rows = new TaskRows(transactions);
  }

  /** Keeps leases and takes up what waits, from now on. */
  public void start(Collection<TaskKind<?>> known) {
    know(known);
    started = true;
    rounds.start();
  }

  void know(Collection<? extends TaskKind<?>> known) {
    known.forEach(kind -> kinds.put(kind.name(), kind));
  }

  /** What kinds of tasks this node knows. */
  public List<TaskKind<?>> kinds() {
    return List.copyOf(kinds.values());
  }

  /** What tasks there are. */
  public TaskRows rows() {
    return rows;
  }

  /** A task that is in the table and not begun: {@link #go} begins it when that is durable. */
  public final class Claimed<P> {
    private final TaskLease.Held held;
    private final TaskKind<P> kind;
    private final P parameters;

    private Claimed(TaskLease.Held held, TaskKind<P> kind, P parameters) {
      this.held = held;
      this.kind = kind;
      this.parameters = parameters;
    }

    /** What it is asked for by. */
    public String id() {
      return held.id();
    }

    private RunningTask task() {
      return new RunningTask(lease, held, kind, kind.work(parameters));
    }

    /** Does it on the thread of its caller. */
    public void run() {
      RunningTask task = task();
      running.put(task, Thread.currentThread());
      if (closed) {
        task.close();
      }
      perform(task);
    }
  }

  /** Ends what dead nodes left and no other takes up, in the transaction of its caller. */
  public static void endDead(Connection connection) throws SQLException {
    TaskLease.bury(connection);
  }

  /**
   * Begins a task, or has it wait where this node has enough of its kind to do; it is durable when
   * this returns.
   *
   * @param record is written if it was
   * @return what it is asked for by; empty while another must be over before
   */
  public <P> Optional<String> begin(TaskWish<P> wish, AuditEntry record) throws SQLException {
    Optional<Claimed<P>> claimed =
        transactions.write(
            connection -> {
              Optional<Claimed<P>> inserted = insert(connection, wish);
              if (inserted.isPresent()) {
                record.write(connection);
              }
              return inserted;
            });
    claimed.ifPresent(this::go);
    return claimed.map(Claimed::id);
  }

  /** Adds a task, in the transaction of its caller; empty while another must be over before. */
  public <P> Optional<Claimed<P>> insert(Connection connection, TaskWish<P> wish)
      throws SQLException {
    boolean now = !wish.kind().resumable() || running.size() < MOST_RESUMED;
    return lease
        .insert(connection, wish, now)
        .map(held -> new Claimed<>(held, wish.kind(), wish.parameters()));
  }

  /** Takes a task up that is over, in the transaction of its caller; empty if it goes on. */
  public <P> Optional<Claimed<P>> again(
      Connection connection, String id, TaskKind<P> kind, P parameters) throws SQLException {
    return lease.again(connection, id).map(held -> new Claimed<>(held, kind, parameters));
  }

  /** Begins what was claimed, if it does not wait. */
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
      LOG.debugf("That the task %s ended is told later: %s", task.id(), away.getMessage());
    }
  }

  /** Notes how it ended; tried again at each beat until it is noted. */
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

  /** Wants a task stopped, on whatever node it is. */
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
      LOG.debugf("Tasks are kept later: %s", away.getMessage());
    }
    return BEAT;
  }

  /** Keeps what this node has; notes what ended and is not noted yet. */
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

  /** Takes up what waits and what dead nodes left; ends what nobody takes up. */
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
    LOG.infof("%s %s is taken up", kind.title(), task.id());
    run(new RunningTask(lease, TaskLease.Held.of(task), kind, new ResumedWork<>(kind, task)));
  }

  /** Waits until no thread runs a task any more. */
  void awaitThreads() throws InterruptedException {
    for (Thread thread : running.values()) {
      thread.join();
    }
  }

  /** Has what it runs come to the end of a step. */
  void leave() {
    closed = true;
    running.keySet().forEach(RunningTask::close);
  }

  /** Lets what it runs come to the end of a step, for twenty seconds at most. */
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
