package org.carillon.http;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.io.IOException;

/** What goes over the wire for the request that this thread works for: more than a servlet sees. */
public final class Exchange {
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

  /** Has something done when the request has come and the answer has gone, to the last octet. */
  public void whenDone(Runnable deed) {
    wire.addExchangeCompleteListener(
        (same, next) -> {
          deed.run();
          next.proceed();
        });
  }
}
