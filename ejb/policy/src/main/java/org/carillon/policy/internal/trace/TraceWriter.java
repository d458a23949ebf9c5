package org.carillon.policy.internal.trace;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import org.carillon.database.RepeatedWork;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.RuleRun;
import org.carillon.policy.trace.RuleRunRecorder;
import org.carillon.policy.trace.StoredTraces;
import org.carillon.policy.trace.TraceRecorder;
import org.carillon.policy.trace.TraceSettings;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * Writes traces in the background, some times a second and many at once. While the database is
 * down, traces are dropped once memory for them is full.
 */
@ApplicationScoped
public class TraceWriter implements TraceRecorder, RuleRunRecorder, StoredTraces {
  private static final Logger LOG = Logger.getLogger(TraceWriter.class);
  private static final int MOST_NOTED = 10_000;
  private static final int STEP = 500;
  private static final int SWEPT = 5_000;
  private static final Duration PACE = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long SWEEP_NANOS = Duration.ofMinutes(10).toNanos();

  private final BlockingQueue<MessageTrace> noted = new ArrayBlockingQueue<>(MOST_NOTED);
  private final BlockingQueue<RuleRun> runs = new ArrayBlockingQueue<>(MOST_NOTED);
  private final TraceRows rows;
  private final RuleRunRows runRows;
  private final Settings settings;
  private final RepeatedWork rounds =
      new RepeatedWork("carillon-traces", "Storing traces of messages", PAUSE, this::round);
  private boolean isStarted;
  private long swept = System.nanoTime();

  @Inject
  public TraceWriter(SqlTransactions transactions, Settings settings) {
    this.rows = new TraceRows(transactions);
    this.runRows = new RuleRunRows(transactions);
    this.settings = settings;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    rounds.start();
  }

  @PreDestroy
  void stop() {
    if (!isStarted) {
      return;
    }
    rounds.close();
    try {
      write();
    } catch (SQLException | RuntimeException away) {
      LOG.warnf("The latest messages have no trace: %s", away.getMessage());
    }
  }

  @Override
  public void note(MessageTrace trace) {
    // If there is no room, the trace is dropped.
    boolean unused = noted.offer(trace);
  }

  @Override
  public void note(RuleRun run) {
    boolean unused = runs.offer(run);
  }

  @Override
  public boolean each(Duration since, int most, Consumer<MessageTrace> each) throws SQLException {
    return rows.each(since, most, each);
  }

  private Duration round() throws SQLException {
    write();
    if (System.nanoTime() - swept >= SWEEP_NANOS) {
      Duration keep = settings.value(TraceSettings.KEEP);
      boolean isMore = rows.forget(keep, SWEPT) == SWEPT | runRows.forget(keep, SWEPT) == SWEPT;
      swept = isMore ? swept : System.nanoTime();
    }
    return PACE;
  }

  @FunctionalInterface
  private interface Put<T> {
    void put(List<T> step) throws SQLException;
  }

  /** Writes the noted traces. Traces that cannot be written now are dropped. */
  void write() throws SQLException {
    write(noted, rows::put);
    write(runs, runRows::put);
  }

  private static <T> void write(BlockingQueue<T> from, Put<T> rows) throws SQLException {
    List<T> step = new ArrayList<>();
    while (from.drainTo(step, STEP) > 0) {
      rows.put(step);
      step.clear();
    }
  }
}
