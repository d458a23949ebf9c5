package org.carillon.database;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets callers share a read of the database. One caller reads at a time, and a caller that waited
 * gets a read that began after its own call. A read that throws counts for no other caller.
 */
public final class SharedLook {
  private final Runnable look;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicLong asked = new AtomicLong();

  /** The last call that was served. Accessed under the lock only. */
  private long answered;

  public SharedLook(Runnable look) {
    this.look = look;
  }

  /** Returns after a read has ended that began after this call. */
  public void look() {
    long mine = asked.incrementAndGet();
    inTurn(
        () -> {
          if (answered < mine) {
            long upTo = asked.get();
            look.run();
            answered = upTo;
          }
        });
  }

  /** Runs work while no read is running; a read may call this itself. */
  public void inTurn(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }
}
