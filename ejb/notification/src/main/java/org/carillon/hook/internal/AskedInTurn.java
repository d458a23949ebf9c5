package org.carillon.hook.internal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Several threads that take work from one place: one asks at a time, and rests where there is
 * nothing; the others wait for it. So however many there are, an idle node asks as rarely as one.
 */
final class AskedInTurn {
  private final Duration pace;
  private final Semaphore turn = new Semaphore(1);
  private final Semaphore ended = new Semaphore(0);

  /**
   * Where nothing was asked for yet.
   *
   * @param pace how long to rest where there is nothing
   */
  AskedInTurn(Duration pace) {
    this.pace = pace;
  }

  /**
   * Where work comes from.
   *
   * @param <T> the work
   */
  @FunctionalInterface
  interface Source<T> {
    /** The next; empty for nothing now. */
    Optional<T> next() throws SQLException;
  }

  /**
   * Asks when it is this thread's turn; where there is nothing, it keeps its turn until the time is
   * over, or until work ended that may have stood in the way of more.
   */
  <T> Optional<T> ask(Source<T> source) throws SQLException, InterruptedException {
    turn.acquire();
    try {
      ended.drainPermits();
      Optional<T> found = source.next();
      if (found.isEmpty()) {
        boolean _ = ended.tryAcquire(pace.toMillis(), TimeUnit.MILLISECONDS);
      }
      return found;
    } finally {
      turn.release();
    }
  }

  /** Says that work ended. */
  void ended() {
    ended.release();
  }

  /** How many wait for their turn. */
  int waiting() {
    return turn.getQueueLength();
  }
}
