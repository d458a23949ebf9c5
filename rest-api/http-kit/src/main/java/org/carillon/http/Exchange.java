package org.carillon.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/** What goes over the wire for the request that this thread works for: more than a servlet sees. */
public final class Exchange {
  /** For how long the rest of a request is taken after an answer that did not wait for it. */
  static final long LINGER_SECONDS = 10;

  private static final int BUFFER = 65_536;

  private final HttpServerExchange wire;

  private Exchange(HttpServerExchange wire) {
    this.wire = wire;
  }

  /** That of the request that this thread works for. */
  public static Exchange current() {
    return new Exchange(ServletRequestContext.requireCurrent().getExchange());
  }

  /** Whether all that the client sends has come. */
  public boolean isRead() {
    return wire.isRequestComplete();
  }

  /**
   * Ends the connection unless all has come: else a thread would wait for the rest.
   *
   * @throws IOException when it breaks
   */
  public void endUnlessRead() throws IOException {
    if (!isRead()) {
      wire.getConnection().close();
    }
  }

  /** Whether the client goes on sending, whatever it is answered. */
  public boolean isSending() {
    return !isRead() && !HttpContinue.requiresContinueResponse(wire);
  }

  /**
   * Takes the rest of the request and drops it, after an answer that did not wait for it, for 10
   * seconds; then the connection ends. One that is cut while octets come is reset, and a client
   * that reads when it has sent would never see the answer (RFC 9112 §9.6).
   */
  public void dropRest() {
    XnioExecutor.Key end =
        wire.getIoThread()
            .executeAfter(
                () -> IoUtils.safeClose(wire.getConnection()), LINGER_SECONDS, TimeUnit.SECONDS);
    try {
      InputStream rest =
          ServletRequestContext.requireCurrent().getOriginalRequest().getInputStream();
      byte[] dropped = new byte[BUFFER];
      while (rest.read(dropped) >= 0) {
        // The answer has gone; nobody has a use for this.
      }
    } catch (IllegalStateException gone) {
      // What had come was let go with the answer already; the next request may follow.
    } catch (IOException over) {
      IoUtils.safeClose(wire.getConnection());
    } finally {
      end.remove();
    }
  }

  /** Has something done when the request has come and the answer has gone, to the last octet. */
  public void whenDone(Runnable deed) {
    try {
      wire.addExchangeCompleteListener(
          (same, next) -> {
            deed.run();
            next.proceed();
          });
    } catch (IllegalStateException done) {
      // The connection broke before, on whatever thread: it is not told twice.
      deed.run();
    }
  }

  /**
   * Has something done after a while, by the thread that waits for this client, so it must not
   * wait.
   *
   * @return takes it back; false when it was done already
   */
  public BooleanSupplier after(Duration delay, Runnable deed) {
    return wire.getIoThread().executeAfter(deed, delay.toMillis(), TimeUnit.MILLISECONDS)::remove;
  }
}
