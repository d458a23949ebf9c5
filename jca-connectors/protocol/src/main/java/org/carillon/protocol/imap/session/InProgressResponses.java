package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.SessionOver;

/**
 * Tells a client that its command is still being worked at (RFC 9585): after a while, and then as
 * often. One for a session; {@link #begin} sets it to the command that runs.
 */
public final class InProgressResponses {
  /** How often a client is told (RFC 9585 §3 suggests 10 to 15 seconds). */
  static final Duration USUAL = Duration.ofSeconds(10);

  /** Fewer messages than this are done before anybody would be told. */
  private static final long MANY = 1_000;

  private final ImapSession session;
  private final long every;
  private long next;

  /**
   * @param every how often to tell
   */
  InProgressResponses(ImapSession session, Duration every) {
    this.session = session;
    this.every = every.toNanos();
  }

  /** A command begins. */
  public void begin() {
    next = System.nanoTime() + every;
  }

  /** So many of all have been done; tells it when it is time to. */
  public void at(long done, long all) throws IOException {
    if (System.nanoTime() - next >= 0) {
      tell(done + " " + all);
    }
  }

  /**
   * Has an operation done whose progress can't be seen. Of many messages, a thread of its own tells
   * meanwhile that it is not over; nobody else writes to the client then.
   *
   * @param messages how many messages it is about
   * @throws IOException when the client went away meanwhile; the operation was done
   */
  public <T> T during(long messages, Supplier<T> operation) throws IOException {
    if (messages < MANY) {
      return operation.get();
    }
    Teller teller = new Teller();
    Thread thread = Thread.ofVirtual().name("imap-progress-" + session.id()).start(teller);
    T result;
    try {
      result = operation.get();
    } finally {
      teller.over.countDown();
      join(thread);
    }
    if (teller.broken != null) {
      throw teller.broken;
    }
    return result;
  }

  private static void join(Thread thread) throws IOException {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SessionOver("Interrupted while working");
    }
  }

  private final class Teller implements Runnable {
    private final CountDownLatch over = new CountDownLatch(1);
    private IOException broken;

    @Override
    public void run() {
      try {
        while (!over.await(every, TimeUnit.NANOSECONDS)) {
          tell("NIL NIL");
        }
      } catch (IOException e) {
        broken = e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void tell(String state) throws IOException {
    Output out = session.out();
    out.text("* OK [INPROGRESS (").string(session.tag()).octet(' ').text(state);
    out.text(")] ").said("Still working").crlf().release();
    session.wire().flush();
    next = System.nanoTime() + every;
  }
}
