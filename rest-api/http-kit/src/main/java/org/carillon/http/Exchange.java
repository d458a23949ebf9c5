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

/** The HTTP exchange of the current thread's request: more than a servlet can access. */
public final class Exchange {
  /** The time for which the rest of a request is still read after an early response. */
  static final long LINGER_SECONDS = 10;

  private static final int BUFFER = 65_536;

  private final HttpServerExchange wire;

  private Exchange(HttpServerExchange wire) {
    this.wire = wire;
  }

  /** Returns the exchange of the request that the current thread serves. */
  public static Exchange current() {
    return new Exchange(ServletRequestContext.requireCurrent().getExchange());
  }

  /** Returns true if the whole request has been received. */
  public boolean isRead() {
    return wire.isRequestComplete();
  }

  /** Closes the connection unless the request is complete: a thread would wait for it. */
  public void endUnlessRead() throws IOException {
    if (!isRead()) {
      wire.getConnection().close();
    }
  }

  /** Returns true if the client goes on sending, regardless of the response. */
  public boolean isSending() {
    return !isRead() && !HttpContinue.requiresContinueResponse(wire);
  }

  /**
   * Reads and discards the rest of the request for 10 seconds after an early response; then the
   * connection ends. If it were closed while octets arrive it would be reset, and a client that
   * reads after it has sent would never see the response (RFC 9112 §9.6).
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
        // The response was sent; this no longer matters.
      }
    } catch (IllegalStateException gone) {
      // The received octets were released with the response; the next request may follow.
    } catch (IOException over) {
      IoUtils.safeClose(wire.getConnection());
    } finally {
      end.remove();
    }
  }

  /** Runs a callback after the request is received and the response is sent, to the last octet. */
  public void whenDone(Runnable task) {
    try {
      wire.addExchangeCompleteListener(
          (same, next) -> {
            task.run();
            next.proceed();
          });
    } catch (IllegalStateException done) {
      // The connection broke earlier, on any thread: the callback does not run twice.
      task.run();
    }
  }

  /**
   * Runs a callback after a delay on the thread that does this client's I/O, so it must not block.
   *
   * @return cancels it; returns false if it has already run
   */
  public BooleanSupplier after(Duration delay, Runnable task) {
    return wire.getIoThread().executeAfter(task, delay.toMillis(), TimeUnit.MILLISECONDS)::remove;
  }
}
