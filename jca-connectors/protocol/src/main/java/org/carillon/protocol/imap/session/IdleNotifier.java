package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.protocol.imap.syntax.SessionOver;

/**
 * Writes while a session's own thread waits for its client to go on. No thread exists while nothing
 * changes: a change starts one, which tells and ends. At most one runs, and the session's thread
 * waits for it before it goes on, so that what the client knows is touched by one thread at a time;
 * no lock is held meanwhile.
 */
public final class IdleNotifier {
  private enum State {
    QUIET,
    TELLING,
    /** Changed again while telling. */
    TELLING_STALE,
    FINISHED
  }

  private final ImapSession session;
  private final Telling telling;
  private final AtomicReference<State> state = new AtomicReference<>(State.QUIET);
  private final CountDownLatch quiet = new CountDownLatch(1);

  /** What there is to tell. */
  @FunctionalInterface
  public interface Telling {
    /** Tells what is new, if anything. */
    void tell() throws IOException;
  }

  public IdleNotifier(ImapSession session, Telling telling) {
    this.session = session;
    this.telling = telling;
  }

  /** Something may have changed. For any thread; returns at once. */
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
      Thread.ofVirtual().name("imap-idle-" + session.id()).start(this::tell);
    }
  }

  private void tell() {
    boolean quieted = false;
    try {
      do {
        state.compareAndSet(State.TELLING_STALE, State.TELLING);
        // What is told now took no time yet, however long the client has been idle.
        session.progress().begin();
        telling.tell();
        session.out().release();
        session.wire().flush();
        quieted = !session.isOver() && state.compareAndSet(State.TELLING, State.QUIET);
      } while (!quieted && !session.isOver() && state.get() != State.FINISHED);
    } catch (IOException e) {
      session.connectionBroke(e);
    } finally {
      if (!quieted) {
        if (state.get() != State.FINISHED) {
          // Wakes the session's own thread, which ends the session.
          session.wire().close();
        }
        quiet.countDown();
      }
    }
  }

  /** Lets no more be told, and waits until a telling that runs has ended. */
  void finish() throws IOException {
    State before = state.getAndSet(State.FINISHED);
    if (before == State.QUIET) {
      return;
    }
    try {
      quiet.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionOver("Interrupted while idling");
    }
  }
}
