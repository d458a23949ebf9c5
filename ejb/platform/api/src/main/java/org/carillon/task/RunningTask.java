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
 * A task that this node has: its work, and what hinders it from going on. Once its thread is at its
 * end, {@link #ended()} says what is to be noted of it.
 */
final class RunningTask implements TaskContext {
  private static final Logger LOG = Logger.getLogger(RunningTask.class);

  /** Why it must not go on. */
  private enum Hindrance {
    STOPPED,
    CLOSING,
    LOST
  }

  /** How it ended; what is resumed elsewhere waits. */
  record Ended(TaskState state, String outcome) {}

  private final TaskLease lease;
  private final TaskLease.Held held;
  private final TaskWork work;
  private final String title;
  private final boolean resumable;
  private volatile Hindrance hindrance;
  private volatile Ended ended;
  private volatile TaskReport last;

  /** What was noted of it last; only the beat's thread looks at it. */
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
  public void goOn() throws TaskOver {
    if (hindrance != null) {
      throw new TaskOver(hindrance.name());
    }
  }

  @Override
  public void save(Connection connection, TaskReport report) throws SQLException, TaskOver {
    List<TaskLease.Seen> seen = new ArrayList<>();
    Pipeline pipeline = new Pipeline();
    lease.tell(pipeline, held, report, seen);
    pipeline.execute(connection);
    if (seen.isEmpty()) {
      hinder(Hindrance.LOST);
      goOn();
    }
  }

  /** Nothing outweighs that it is another's. */
  private synchronized void hinder(Hindrance why) {
    if (hindrance != Hindrance.LOST) {
      hindrance = why;
    }
  }

  /** Somebody wants it stopped. */
  void stop() {
    if (hindrance == null) {
      hinder(Hindrance.STOPPED);
    }
  }

  /** This node ends. */
  void close() {
    hinder(Hindrance.CLOSING);
  }

  /** It is not this node's any more. */
  void lose() {
    hinder(Hindrance.LOST);
  }

  boolean isLost() {
    return hindrance == Hindrance.LOST;
  }

  TaskLease.Held held() {
    return held;
  }

  /** How far it is. */
  TaskReport report() {
    try {
      last = work.report();
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "How far %s %s is can't be told", title, id());
    }
    return last;
  }

  /** How it ended; empty while it goes on. */
  Optional<Ended> ended() {
    return Optional.ofNullable(ended);
  }

  /** Adds what the table is told now. */
  void beat(Pipeline pipeline, List<TaskLease.Seen> seen) {
    TaskReport now = report();
    if (now.equals(told)) {
      lease.keep(pipeline, held, seen);
    } else {
      lease.advance(pipeline, held, now, seen);
      told = now;
    }
  }

  /** The beat was not noted. */
  void untold() {
    told = null;
  }

  /** Does it. */
  void perform() {
    ended = outcome();
  }

  private Ended outcome() {
    try {
      work.run(this);
      return new Ended(TaskState.DONE, "");
    } catch (TaskOver over) {
      return hindrance == Hindrance.STOPPED ? new Ended(TaskState.STOPPED, "") : left();
    } catch (IOException | SQLException away) {
      if (hindrance != null && hindrance != Hindrance.STOPPED) {
        return left();
      }
      LOG.warnf(away, "%s %s was broken off", title, id());
      return new Ended(
          TaskState.FAILED,
          away instanceof SQLException ? "The database was not available." : sentence(away));
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "A defect in %s %s", title, id());
      return new Ended(TaskState.FAILED, "A defect of the server; its log says more.");
    }
  }

  private static String sentence(Exception failure) {
    String said = String.valueOf(failure.getMessage());
    return said.endsWith(".") ? said : said + ".";
  }

  private Ended left() {
    return resumable
        ? new Ended(TaskState.WAITING, "")
        : new Ended(TaskState.INTERRUPTED, "Its node was stopped.");
  }
}
