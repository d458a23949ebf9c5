package org.carillon.database;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Background work that is repeated until it is closed, on a virtual thread of its own. Closing
 * interrupts the current round and waits for its end; a failure of that round is not logged. Any
 * other failure is retried after the pause, and logged once a minute.
 */
public final class RepeatedWork implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(RepeatedWork.class);

  private final String what;
  private final Duration pause;
  private final Round round;
  private final Outage outage;
  private final Thread thread;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean closed;

  /** One execution of the work. */
  @FunctionalInterface
  public interface Round {
    /** Does the work and returns the rest before the next round. */
    Duration perform() throws SQLException, IOException, InterruptedException;
  }

  /**
   * Creates the rounds; {@link #start} starts them.
   *
   * @param name the thread's name
   * @param what the work's name at the beginning of a sentence in the log
   * @param pause the rest after a failed round
   */
  public RepeatedWork(String name, String what, Duration pause, Round round) {
    this(name, what, pause, round, new Outage(LOG, what + " is delayed"));
  }

  private RepeatedWork(String name, String what, Duration pause, Round round, Outage outage) {
    this.what = what;
    this.pause = pause;
    this.round = round;
    this.outage = outage;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** Returns several workers of this work, including this one. They share log suppression. */
  public Stream<RepeatedWork> several(int count) {
    return Stream.concat(
        Stream.of(this),
        Stream.generate(() -> new RepeatedWork(thread.getName(), what, pause, round, outage))
            .limit(count - 1L));
  }

  /** Starts the first round at once. */
  public void start() {
    thread.start();
  }

  /** Ends the rest: the next round begins at once, or after the current one. */
  public void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      Duration rest = attempt();
      // A driver may have swallowed the interrupt, so the state is checked too.
      while (!closed) {
        boolean _ = woken.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
        // This round sees everything that woke it until now.
        woken.drainPermits();
        rest = attempt();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration attempt() throws InterruptedException {
    try {
      Duration rest = round.perform();
      outage.over();
      return rest;
    } catch (SQLException | IOException | RuntimeException | Error failure) {
      if (!closed) {
        tell(failure);
      }
    }
    return pause;
  }

  private void tell(Throwable failure) {
    boolean away =
        failure instanceof SQLException
            || failure instanceof IOException
            || DatabaseUnavailable.isBehind(failure);
    if (away) {
      outage.met(String.valueOf(failure.getMessage()));
    } else {
      // A stack overflow from one round's input ends only that round, too.
      LOG.errorf(failure, "%s is delayed because of a defect", what);
    }
  }
}
