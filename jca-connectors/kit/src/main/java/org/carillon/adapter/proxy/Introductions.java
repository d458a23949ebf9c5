package org.carillon.adapter.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.net.ListenerSpec;

/**
 * The connections of one listener that proxies hand on, and of which it is not known yet whose they
 * are: as many as there may be connections.
 */
public final class Introductions {
  private static final System.Logger LOG = System.getLogger(Introductions.class.getName());

  private final AtomicInteger waiting = new AtomicInteger();

  /** Who receives a client when it is known who that is. */
  @FunctionalInterface
  public interface Welcome {
    /**
     * Lets a client in; false when it is not, and its socket is to be closed.
     *
     * @param reached the address that the client reached
     */
    boolean client(InetSocketAddress from, InetAddress reached) throws IOException;
  }

  /**
   * Waits in a thread of its own until a proxy has said whose connection it is. Whatever goes
   * wrong, the socket does not stay open.
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
