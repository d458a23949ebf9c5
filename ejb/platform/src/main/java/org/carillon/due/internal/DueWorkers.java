package org.carillon.due.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.database.DatabaseUnavailable;
import org.carillon.database.Outage;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.jboss.logging.Logger;

/** Runs one kind of due work on this node: has threads only while something is due. */
final class DueWorkers {
  private static final Logger LOG = Logger.getLogger(DueWorkers.class);

  /** The first rest after a due row could not be taken; each further rest is twice as long. */
  private static final Duration BREATH = Duration.ofSeconds(1);

  private static final Duration TROUBLE = Duration.ofSeconds(30);

  /** The time between the starts of two threads, so that the first has taken its row. */
  private static final Duration MORE = Duration.ofMillis(50);

  private final DueWork work;
  private final DueKind kind;
  private final Duration sweep;
  private final InstantSource clock;
  private final Runnable looking;
  private final Outage outage;
  private final Set<Thread> workers = new HashSet<>();
  private Duration rest = BREATH;
  private Instant notBefore = Instant.MIN;

  /** True if something was announced since the last worker began. It has seen all before. */
  private boolean isAnnounced;

  private boolean isClosed;

  /**
   * Creates the workers without any threads.
   *
   * @param sweep the longest time between two looks
   * @param looking makes the dispatcher look at once; returns at once
   */
  DueWorkers(DueWork work, Duration sweep, InstantSource clock, Runnable looking) {
    this.work = work;
    this.kind = work.kind();
    this.sweep = sweep;
    this.clock = clock;
    this.looking = looking;
    this.outage = new Outage(LOG, kind.what() + " is delayed");
  }

  DueKind kind() {
    return kind;
  }

  /** Records that a row was announced that is due sooner or now: no rest before the next look. */
  synchronized void announced() {
    rest = BREATH;
    notBefore = Instant.MIN;
    isAnnounced = true;
  }

  /**
   * Starts threads if something is due.
   *
   * @param due the time until the first row is due; negative if it is due already; empty if there
   *     is none
   * @return the time until the next look at the latest
   */
  synchronized Duration look(Optional<Duration> due) {
    if (isClosed || due.isEmpty()) {
      return sweep;
    }
    if (due.get().isPositive()) {
      return shorter(due.get());
    }
    Duration patience = Duration.between(clock.instant(), notBefore);
    if (patience.isPositive()) {
      return shorter(patience);
    }
    if (workers.size() < kind.atOnce()) {
      isAnnounced = false;
      Thread worker = Thread.ofVirtual().name("carillon-due-" + kind.name()).unstarted(this::run);
      workers.add(worker);
      worker.start();
    }
    // A worker that ends looks again; when this one has its row, it shows if more are needed.
    return workers.size() < kind.atOnce() ? MORE : sweep;
  }

  private Duration shorter(Duration some) {
    return some.compareTo(sweep) < 0 ? some : sweep;
  }

  private void run() {
    boolean hasWorked = false;
    Optional<Duration> trouble = Optional.empty();
    try {
      while (!isOver() && work.take()) {
        hasWorked = true;
      }
      outage.over();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (SQLException | IOException | RuntimeException | Error failure) {
      trouble = Optional.of(TROUBLE);
      tell(failure);
    } finally {
      ended(hasWorked, trouble);
    }
  }

  private synchronized boolean isOver() {
    return isClosed;
  }

  private synchronized void ended(boolean hasWorked, Optional<Duration> trouble) {
    workers.remove(Thread.currentThread());
    if (trouble.isPresent()) {
      notBefore = clock.instant().plus(trouble.get());
    } else if (hasWorked || isAnnounced) {
      rest = BREATH;
    } else {
      notBefore = clock.instant().plus(rest);
      rest = shorter(rest.multipliedBy(2));
    }
    looking.run();
  }

  private void tell(Throwable failure) {
    if (isOver()) {
      return;
    }
    boolean away =
        failure instanceof SQLException
            || failure instanceof IOException
            || DatabaseUnavailable.isBehind(failure);
    if (away) {
      outage.met(String.valueOf(failure.getMessage()));
    } else {
      LOG.errorf(failure, "%s is delayed because of a defect", kind.what());
    }
  }

  /** Interrupts the workers and waits for their end. */
  void close() {
    List<Thread> left;
    synchronized (this) {
      isClosed = true;
      left = new ArrayList<>(workers);
    }
    left.forEach(Thread::interrupt);
    for (Thread worker : left) {
      try {
        worker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
