package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.protocol.imap.syntax.SessionEndedException;
import org.carillon.protocol.wire.ChangeTeller;

/** Sends changes to a client while its session waits for the next input. */
public final class IdleNotifier {
  /** The pause before a retry if changes could not be looked up. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final ChangeTeller teller;
  private final String session;
  private final Duration retry;
  private final AtomicBoolean retrying = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);

  /** Sends the changes. */
  @FunctionalInterface
  public interface Telling {
    /** Sends any changes; returns false if the lookup failed: call again after a pause. */
    boolean tell() throws IOException;
  }

  public IdleNotifier(ImapSession session, Telling telling) {
    this(session, telling, RETRY);
  }

  IdleNotifier(ImapSession session, Telling telling, Duration retry) {
    this.session = session.id();
    this.retry = retry;
    this.teller =
        new ChangeTeller(
            tell -> Thread.ofVirtual().name("imap-idle-" + session.id()).start(tell),
            () -> {
              // Progress starts anew: this took no time yet, however long the client has idled.
              session.progress().begin();
              if (!telling.tell()) {
                later();
              }
              session.out().release();
              session.wire().flush();
              return !session.isOver();
            },
            session::connectionBroke,
            () -> session.wire().close());
  }

  /** Notes that something may have changed. Any thread may call it; it returns at once. */
  public void changed() {
    teller.changed();
  }

  /** Starts a retry; only one thread waits, for any number of failures. */
  private void later() {
    if (retrying.compareAndSet(false, true)) {
      Thread.ofVirtual().name("imap-retry-" + session).start(this::retry);
    }
  }

  private void retry() {
    try {
      if (!finished.await(retry.toNanos(), TimeUnit.NANOSECONDS)) {
        retrying.set(false);
        changed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops sending, and waits until a send that runs has ended. */
  void finish() throws IOException {
    finished.countDown();
    try {
      teller.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionEndedException("The session was interrupted during IDLE");
    }
  }
}
