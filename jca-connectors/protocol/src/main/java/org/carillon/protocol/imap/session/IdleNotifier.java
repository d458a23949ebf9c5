package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.protocol.imap.syntax.SessionOver;
import org.carillon.protocol.wire.ChangeTeller;

/** Tells a client what changes while its session waits for it to go on. */
public final class IdleNotifier {
  /** The pause before changes that could not be looked up are looked up again. */
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final ChangeTeller teller;
  private final String session;
  private final Duration retry;
  private final AtomicBoolean retrying = new AtomicBoolean();
  private final CountDownLatch finished = new CountDownLatch(1);

  /** What there is to tell. */
  @FunctionalInterface
  public interface Telling {
    /**
     * Tells what is new, if anything.
     *
     * @return whether it could be looked up; else this is called again in a while
     */
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
              // What is told now took no time yet, however long the client has been idle.
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

  /** Something may have changed. For any thread; returns at once. */
  public void changed() {
    teller.changed();
  }

  /** However many changes could not be looked up, one thread waits. */
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

  /** Lets no more be told, and waits until a telling that runs has ended. */
  void finish() throws IOException {
    finished.countDown();
    try {
      teller.finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionOver("Interrupted while idling");
    }
  }
}
