package org.carillon.adapter.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Supplier;
import org.carillon.adapter.proxy.Introductions;
import org.carillon.adapter.server.Admission;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.protocol.sip.flow.Transport;

/** One listening TCP or TLS socket. */
final class StreamListener implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(StreamListener.class.getName());
  private static final int BACKLOG = 1_024;

  /** After a failed accept: what there is none left of comes back with time. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** Who takes an accepted connection on, a client's; runs {@code onClose} when it ends. */
  @FunctionalInterface
  interface Accepted {
    void connection(
        StreamListener listener, Socket socket, InetSocketAddress client, Runnable onClose)
        throws IOException;
  }

  private final Transport transport;
  private final ServerSocket server;
  private final Supplier<ListenerSpec> spec;
  private final Admission admission = new Admission();
  private final Introductions introductions = new Introductions();
  private final Accepted accepted;

  /**
   * Opens it.
   *
   * @param spec its bounds and the proxies before it, asked for each connection
   */
  StreamListener(
      Transport transport,
      InetSocketAddress address,
      Supplier<ListenerSpec> spec,
      Accepted accepted)
      throws IOException {
    this.transport = transport;
    this.server = new ServerSocket();
    this.spec = spec;
    this.accepted = accepted;
    try {
      server.setReuseAddress(true);
      server.bind(address, BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Thread.ofVirtual().name("sip-accept-" + server.getLocalPort()).start(this::accept);
  }

  Transport transport() {
    return transport;
  }

  InetSocketAddress bound() {
    return (InetSocketAddress) server.getLocalSocketAddress();
  }

  /** Whether connections to this address can be made as if from this listener. */
  boolean reaches(InetAddress peer) {
    return server.getInetAddress().isAnyLocalAddress()
        || server.getInetAddress().getClass() == peer.getClass();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Closing {0}: {1}", bound(), e.getMessage());
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        try {
          take(socket);
        } catch (IOException e) {
          LOG.log(System.Logger.Level.DEBUG, "At {0}: {1}", bound(), e.getMessage());
        }
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "Accepting at {0}: {1}", bound(), e.getMessage());
        rest();
      } catch (RuntimeException | Error defect) {
        LOG.log(System.Logger.Level.ERROR, "A connection could not be taken", defect);
        rest();
      }
    }
  }

  private void rest() {
    if (server.isClosed()) {
      return;
    }
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets a client in or sends it away; whatever goes wrong, its socket does not stay open. */
  private void take(Socket socket) throws IOException {
    ListenerSpec now = spec.get();
    boolean taken = false;
    try {
      taken =
          now.isProxy(socket.getInetAddress())
              ? introductions.await(socket, now, from -> welcome(socket, from, now))
              : welcome(socket, (InetSocketAddress) socket.getRemoteSocketAddress(), now);
    } finally {
      if (!taken) {
        socket.close();
      }
    }
  }

  private boolean welcome(Socket socket, InetSocketAddress from, ListenerSpec now)
      throws IOException {
    InetAddress client = from.getAddress();
    if (!admission.enter(client, now.limits())) {
      return false;
    }
    boolean taken = false;
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout((int) Math.min(Integer.MAX_VALUE, now.limits().idle().toMillis()));
      accepted.connection(this, socket, from, () -> admission.leave(client));
      taken = true;
    } finally {
      if (!taken) {
        admission.leave(client);
      }
    }
    return taken;
  }
}
