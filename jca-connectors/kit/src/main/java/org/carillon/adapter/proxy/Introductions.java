package org.carillon.adapter.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.net.ListenerSpec;

/**
 * The relayed connections of one listener whose client is not known yet. The listener's limit of
 * connections bounds their number.
 */
public final class Introductions {
  private static final System.Logger LOG = System.getLogger(Introductions.class.getName());

  private final AtomicInteger waiting = new AtomicInteger();

  /** Receives a client once its address is known. */
  @FunctionalInterface
  public interface Welcome {
    /**
     * Lets a client in; returns false if it is refused and its socket is to be closed.
     *
     * @param reached the address that the client connected to
     */
    boolean client(InetSocketAddress from, InetAddress reached) throws IOException;
  }

  /**
   * Waits in a thread of its own for the proxy's header. On any failure the socket is closed.
   *
   * @return false when too many wait already: then nothing was done
   */
  public boolean await(Socket proxied, ListenerSpec spec, Welcome welcome) {
    if (waiting.incrementAndGet() > spec.limits().connections()) {
      waiting.decrementAndGet();
      return false;
    }
    Thread.ofVirtual()
        .name(spec.service().key() + "-proxied")
        .start(() -> introduce(proxied, spec, welcome));
    return true;
  }

  private void introduce(Socket proxied, ListenerSpec spec, Welcome welcome) {
    boolean taken = false;
    try {
      Introduction said = Introduction.of(proxied);
      taken = welcome.client(said.client(), said.reached());
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.INFO,
          "{0}: the proxy {1} did not say whose connection it is: {2}",
          spec.service().key(),
          proxied.getInetAddress().getHostAddress(),
          e.getMessage());
    } finally {
      waiting.decrementAndGet();
      if (!taken) {
        closeQuietly(proxied);
      }
    }
  }

  private static void closeQuietly(Socket proxied) {
    try {
      proxied.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.TRACE, "A proxied connection had gone already", e);
    }
  }
}
