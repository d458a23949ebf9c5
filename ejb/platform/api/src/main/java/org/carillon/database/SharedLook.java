package org.carillon.database;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Callers share a look at the database: one looks at a time, and a caller that waited takes a look
 * that began after its own call. A look that fails by an exception counts for nobody else.
 */
public final class SharedLook {
  private final Runnable look;
  private final ReentrantLock turn = new ReentrantLock();
  private final AtomicLong asked = new AtomicLong();

  /** The last call that was answered; read and written in one's turn. */
  private long answered;

  /** Nothing is looked at yet. */
  public SharedLook(Runnable look) {
    this.look = look;
  }

  /** Returns when a look has ended that began after this call. */
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

  /** Does something while nobody looks; a look may do so in its own turn. */
  public void inTurn(Runnable work) {
    turn.lock();
    try {
      work.run();
    } finally {
      turn.unlock();
    }
  }
}
