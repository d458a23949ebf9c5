package org.carillon.transport.internal.attempt;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.Watch;
import org.carillon.database.Outage;
import org.carillon.transport.internal.queue.DueSignals;
import org.carillon.transport.queue.QueuedRecipient.Work;
import org.jboss.logging.Logger;

/**
 * Does one kind of work until it is interrupted: without a pause while something is due, else it
 * sleeps until the next is due or a signal comes. Every {@link #LOOK} it looks for entries that
 * other nodes have queued and not worked on.
 */
final class DueLoop implements Runnable {

  private static final Logger LOG = Logger.getLogger(DueLoop.class);
  private static final Duration LOOK = Duration.ofSeconds(10);

  /** The pause if all due entries are being claimed by other nodes. */
  private static final Duration BREATH = Duration.ofMillis(200);

  private final Work work;
  private final Claims claims;
  private final DueSignals signals;
  private final Step step;
  private final Outage outage;

  @FunctionalInterface
  interface Step {
    /** Returns whether there was work to do. */
    boolean work() throws SQLException;
  }

  DueLoop(Work work, Claims claims, DueSignals signals, Step step, Outage outage) {
    this.work = work;
    this.claims = claims;
    this.signals = signals;
    this.step = step;
    this.outage = outage;
  }

  @Override
  public void run() {
    Semaphore due = new Semaphore(0);
    try (Watch watch = signals.watch(work, due::release)) {
      while (!Thread.currentThread().isInterrupted()) {
        if (!step()) {
          // The next query shows everything signalled before now.
          due.drainPermits();
          rest(due);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean step() {
    try {
      boolean hasWorked = step.work();
      outage.over();
      return hasWorked;
    } catch (SQLException away) {
      outage.met(String.valueOf(away.getMessage()));
    } catch (RuntimeException defect) {
      LOG.errorf(defect, "The queue met an unexpected error (%s)", work);
    }
    return false;
  }

  /** Waits until something is due, or is signalled to be. */
  private void rest(Semaphore due) throws InterruptedException {
    Duration next;
    do {
      next = next();
    } while (!due.tryAcquire(pause(next).toMillis(), TimeUnit.MILLISECONDS)
        && next.compareTo(LOOK) >= 0);
  }

  private static Duration pause(Duration next) {
    return next.compareTo(LOOK) > 0 ? LOOK : next.compareTo(BREATH) < 0 ? BREATH : next;
  }

  /** Returns the time until the next entry is due, if known. */
  private Duration next() {
    try {
      Duration next = claims.nextDue(work).orElse(LOOK);
      outage.over();
      return next;
    } catch (SQLException away) {
      outage.met(String.valueOf(away.getMessage()));
      return LOOK;
    }
  }
}
