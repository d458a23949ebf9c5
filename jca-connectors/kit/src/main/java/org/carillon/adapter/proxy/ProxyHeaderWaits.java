package org.carillon.adapter.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.net.ListenerSpec;

/** A listener's relayed connections whose client is not known yet; its limit bounds them. */
public final class ProxyHeaderWaits {
  private static final System.Logger LOG = System.getLogger(ProxyHeaderWaits.class.getName());

  private final AtomicInteger waiting = new AtomicInteger();

  /** Receives a client once its address is known. */
  @FunctionalInterface
  public interface Welcome {
    /** Lets in a client of the reached address; returns false if its socket is to be closed. */
    boolean client(InetSocketAddress from, InetAddress reached) throws IOException;
  }

  /** Awaits the proxy's header in a thread; returns false, doing nothing, if too many wait. */
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
          "{0}: the proxy {1} did not send a valid PROXY header: {2}",
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
      LOG.log(System.Logger.Level.TRACE, "A proxied connection was already closed", e);
    }
  }
}
