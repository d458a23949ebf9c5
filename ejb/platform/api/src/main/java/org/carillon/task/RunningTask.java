package org.carillon.task;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.database.Pipeline;
import org.jboss.logging.Logger;

/**
 * A task that this node runs: its work, and the reason why it must stop, if any. After its thread
 * has ended, {@link #ended()} gives the outcome to record.
 */
final class RunningTask implements TaskContext {
  private static final Logger LOG = Logger.getLogger(RunningTask.class);

  /** The reason why a task must not go on. */
  private enum Hindrance {
    STOPPED,
    CLOSING,
    LOST
  }

  /** The outcome of a task; a task that another node resumes is waiting. */
  record Ended(TaskState state, String outcome) {}

  private final TaskLease lease;
  private final TaskLease.Held held;
  private final TaskWork work;
  private final String title;
  private final boolean resumable;
  private volatile Hindrance hindrance;
  private volatile Ended ended;
  private volatile TaskReport last;

  /** The report that was recorded last. Only the heartbeat thread uses it. */
  private TaskReport told;

  RunningTask(TaskLease lease, TaskLease.Held held, TaskKind<?> kind, TaskWork work) {
    this.lease = lease;
    this.held = held;
    this.last = held.before();
    this.work = work;
    this.title = kind.title();
    this.resumable = kind.resumable();
  }

  @Override
  public String id() {
    return held.id();
  }

  @Override
  public int fence() {
    return held.fence();
  }

  @Override
  public TaskReport before() {
    return held.before();
  }

  @Override
  public void goOn() throws TaskInterrupted {
    if (hindrance != null) {
      throw new TaskInterrupted(hindrance.name());
    }
  }

  @Override
  public void save(Connection connection, TaskReport report) throws SQLException, TaskInterrupted {
    List<TaskLease.Seen> seen = new ArrayList<>();
    Pipeline pipeline = new Pipeline();
    lease.tell(pipeline, held, report, seen);
    pipeline.execute(connection);
    if (seen.isEmpty()) {
      hinder(Hindrance.LOST);
      goOn();
    }
  }

  /** Sets the reason. The reason that the task belongs to another node is never replaced. */
  private synchronized void hinder(Hindrance why) {
    if (hindrance != Hindrance.LOST) {
      hindrance = why;
    }
  }

  /** Records that a user wants the task stopped. */
  void stop() {
    if (hindrance == null) {
      hinder(Hindrance.STOPPED);
    }
  }

  /** Records that this node stops. */
  void close() {
    hinder(Hindrance.CLOSING);
  }

  /** Records that the task does not belong to this node any more. */
  void lose() {
    hinder(Hindrance.LOST);
  }

  boolean isLost() {
    return hindrance == Hindrance.LOST;
  }

  TaskLease.Held held() {
    return held;
  }

  TaskReport report() {
    try {
      last = work.report();
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "The progress of %s %s cannot be determined", title, id());
    }
    return last;
  }

  /** Returns the task's outcome; empty while it is running. */
  Optional<Ended> ended() {
    return Optional.ofNullable(ended);
  }

  /** Adds the statements that keep the lease and record the progress, if that has changed. */
  void beat(Pipeline pipeline, List<TaskLease.Seen> seen) {
    TaskReport now = report();
    if (now.equals(told)) {
      lease.keep(pipeline, held, seen);
    } else {
      lease.advance(pipeline, held, now, seen);
      told = now;
    }
  }

  /** Records that the last heartbeat was not written. */
  void untold() {
    told = null;
  }

  /** Runs the work and sets the outcome. */
  void perform() {
    ended = outcome();
  }

  private Ended outcome() {
    try {
      work.run(this);
      return new Ended(TaskState.DONE, "");
    } catch (TaskInterrupted over) {
      return hindrance == Hindrance.STOPPED ? new Ended(TaskState.STOPPED, "") : left();
    } catch (IOException | SQLException away) {
      if (hindrance != null && hindrance != Hindrance.STOPPED) {
        return left();
      }
      LOG.warnf(away, "%s %s was interrupted", title, id());
      return new Ended(
          TaskState.FAILED,
          away instanceof SQLException ? "The database was not available." : sentence(away));
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "A defect in %s %s", title, id());
      return new Ended(
          TaskState.FAILED,
          "The task failed because of a defect in the server; the server's log has the cause.");
    }
  }

  private static String sentence(Exception failure) {
    String said = String.valueOf(failure.getMessage());
    return said.endsWith(".") ? said : said + ".";
  }

  private Ended left() {
    return resumable
        ? new Ended(TaskState.WAITING, "")
        : new Ended(TaskState.INTERRUPTED, "The node that ran the task was stopped.");
  }
}
