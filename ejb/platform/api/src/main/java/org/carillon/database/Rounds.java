package org.carillon.database;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Work in the background that is done again and again until it is closed, on a virtual thread of
 * its own. Closing interrupts a round that goes on, and waits for its end; that it fails then is no
 * news. What fails otherwise is tried again after the pause; the log hears once a minute of what
 * hinders it.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Rounds.class);

  private final String what;
  private final Duration pause;
  private final Round round;
  private final Outage outage;
  private final Thread thread;
  private final Semaphore woken = new Semaphore(0);
  private volatile boolean closed;

  /** One time that the work is done. */
  @FunctionalInterface
  public interface Round {
    /** Does it, and says how long to rest before the next. */
    Duration perform() throws SQLException, IOException, InterruptedException;
  }

  /**
   * To be started.
   *
   * @param name the thread's
   * @param what the work, as the log names it at the beginning of a sentence
   * @param pause how long to rest after a round that failed
   */
  public Rounds(String name, String what, Duration pause, Round round) {
    this(name, what, pause, round, new Outage(LOG, what + " goes on later"));
  }

  private Rounds(String name, String what, Duration pause, Round round, Outage outage) {
    this.what = what;
    this.pause = pause;
    this.round = round;
    this.outage = outage;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** Makes several workers of this work, this one among them; they share what the log is told. */
  public Stream<Rounds> several(int count) {
    return Stream.concat(
        Stream.of(this),
        Stream.generate(() -> new Rounds(thread.getName(), what, pause, round, outage))
            .limit(count - 1L));
  }

  /** Sets it going: at once. */
  public void start() {
    thread.start();
  }

  /** Ends the rest: the next round begins at once, or when the one that goes on has ended. */
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
      // A driver that was interrupted may have kept that to itself, so a sleep would last.
      while (!closed) {
        boolean _ = woken.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
        // What woke it before now, this round sees.
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
            || DatabaseAway.isBehind(failure);
    if (away) {
      outage.met(String.valueOf(failure.getMessage()));
    } else {
      // Also a stack that one round's input filled ends only that round.
      LOG.errorf(failure, "%s goes on later: a defect", what);
    }
  }
}
