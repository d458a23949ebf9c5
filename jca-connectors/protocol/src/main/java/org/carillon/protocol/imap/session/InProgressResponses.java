package org.carillon.protocol.imap.session;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.SessionEndedException;

/** Tells a client repeatedly that its command runs (RFC 9585); {@link #begin} resets it. */
public final class InProgressResponses {
  /** The interval of the responses (RFC 9585 §3 suggests 10 to 15 seconds). */
  static final Duration USUAL = Duration.ofSeconds(10);

  /** Work on fewer messages than this ends before the first response is due. */
  private static final long MANY = 1_000;

  private final ImapSession session;
  private final long every;
  private long next;

  /**
   * @param every the interval of the responses
   */
  InProgressResponses(ImapSession session, Duration every) {
    this.session = session;
    this.every = every.toNanos();
  }

  /** Notes that a command begins. */
  public void begin() {
    next = System.nanoTime() + every;
  }

  /** Notes the progress; sends a response if one is due. */
  public void at(long done, long all) throws IOException {
    if (System.nanoTime() - next >= 0) {
      tell(done + " " + all);
    }
  }

  /**
   * Runs an operation whose progress is unknown. If it concerns many messages, another thread sends
   * responses meanwhile; nothing else may write to the client then.
   *
   * @param messages the number of messages it concerns
   * @throws IOException when the client left meanwhile; the operation was done
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
      throw new SessionEndedException("The session was interrupted during a command");
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
