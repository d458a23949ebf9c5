package org.carillon.protocol.wire;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Writes while a session's own thread waits for its client. No thread exists while nothing changes:
 * a change starts one, which writes and ends. At most one runs, and the session's thread waits for
 * it before it goes on, so that only one thread at a time uses the client's state; no lock is held
 * meanwhile.
 */
public final class ChangeTeller {
  private enum State {
    QUIET,
    TELLING,
    /** A change occurred while it was writing. */
    TELLING_STALE,
    FINISHED
  }

  private final Consumer<Runnable> threads;
  private final Telling telling;
  private final Consumer<IOException> broken;
  private final Runnable wake;
  private final AtomicReference<State> state = new AtomicReference<>(State.QUIET);
  private final CountDownLatch quiet = new CountDownLatch(1);

  /** Writes the changes. */
  @FunctionalInterface
  public interface Telling {
    /** Writes the changes, if there are any; returns whether the session goes on. */
    boolean tell() throws IOException;
  }

  /**
   * Creates one for a wait.
   *
   * @param broken is called when the connection breaks
   * @param wake wakes the session's own thread, which ends the session
   */
  public ChangeTeller(
      Consumer<Runnable> threads, Telling telling, Consumer<IOException> broken, Runnable wake) {
    this.threads = threads;
    this.telling = telling;
    this.broken = broken;
    this.wake = wake;
  }

  /** Notes that something may have changed. Any thread may call it; it returns at once. */
  public void changed() {
    State before =
        state.getAndUpdate(
            now ->
                switch (now) {
                  case QUIET -> State.TELLING;
                  case TELLING, TELLING_STALE -> State.TELLING_STALE;
                  case FINISHED -> State.FINISHED;
                });
    if (before == State.QUIET) {
      threads.accept(this::tell);
    }
  }

  private void tell() {
    boolean quieted = false;
    try {
      boolean goesOn;
      do {
        state.compareAndSet(State.TELLING_STALE, State.TELLING);
        goesOn = telling.tell();
        quieted = goesOn && state.compareAndSet(State.TELLING, State.QUIET);
      } while (!quieted && goesOn && state.get() != State.FINISHED);
    } catch (IOException e) {
      broken.accept(e);
    } finally {
      if (!quieted) {
        if (state.get() != State.FINISHED) {
          wake.run();
        }
        quiet.countDown();
      }
    }
  }

  /** Stops writing, and waits until a running write has ended, or throws if interrupted. */
  public void finish() throws InterruptedException {
    if (state.getAndSet(State.FINISHED) != State.QUIET) {
      quiet.await();
    }
  }
}
