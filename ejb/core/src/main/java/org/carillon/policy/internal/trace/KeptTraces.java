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
import org.carillon.database.Rounds;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.TraceNotes;
import org.carillon.policy.trace.TraceSettings;
import org.carillon.settings.Settings;
import org.carillon.startup.DatabaseReady;
import org.jboss.logging.Logger;

/**
 * Writes traces behind the messages' backs: some times a second, many at once. While the database
 * is away they are left out once memory for them is full.
 */
@ApplicationScoped
public class KeptTraces implements TraceNotes {
  private static final Logger LOG = Logger.getLogger(KeptTraces.class);
  private static final int MOST_NOTED = 10_000;
  private static final int STEP = 500;
  private static final int SWEPT = 5_000;
  private static final Duration PACE = Duration.ofMillis(250);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final long SWEEP_NANOS = Duration.ofMinutes(10).toNanos();

  private final BlockingQueue<MessageTrace> noted = new ArrayBlockingQueue<>(MOST_NOTED);
  private final TraceRows rows;
  private final Settings settings;
  private final Rounds rounds =
      new Rounds("carillon-traces", "Keeping traces of messages", PAUSE, this::round);
  private boolean isStarted;
  private long swept = System.nanoTime();

  @Inject
  public KeptTraces(SqlTransactions transactions, Settings settings) {
    this.rows = new TraceRows(transactions);
    this.settings = settings;
  }

  void start(@Observes DatabaseReady ready) {
    isStarted = true;
    rounds.start();
  }

  /** Writes the rest. */
  @PreDestroy
  void stop() {
    if (!isStarted) {
      return;
    }
    rounds.close();
    try {
      write();
    } catch (SQLException | RuntimeException away) {
      LOG.warnf("The last messages have no trace: %s", away.getMessage());
    }
  }

  @Override
  public void note(MessageTrace trace) {
    // When there is no room nobody waits for some.
    boolean unused = noted.offer(trace);
  }

  private Duration round() throws SQLException {
    write();
    if (System.nanoTime() - swept >= SWEEP_NANOS) {
      int gone = rows.forget(settings.value(TraceSettings.KEEP), SWEPT);
      swept = gone == SWEPT ? swept : System.nanoTime();
    }
    return PACE;
  }

  /** Writes what was noted. What can't be written now is left out. */
  void write() throws SQLException {
    List<MessageTrace> step = new ArrayList<>();
    while (noted.drainTo(step, STEP) > 0) {
      rows.put(step);
      step.clear();
    }
  }
}
