package org.carillon.adapter.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carillon.adapter.port.Ports;
import org.carillon.adapter.proxy.Introductions;
import org.carillon.adapter.server.Admission;
import org.carillon.adapter.server.FutileSessions;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.Service;
import org.jboss.logging.Logger;

/** An open socket and the sessions held on it, each on a virtual thread of its own. */
final class Listener {
  private static final Logger LOG = Logger.getLogger(Listener.class);

  /** Room for a burst of phones that come back together. */
  private static final int BACKLOG = 1_024;

  /** After a failed accept: the process has no descriptor left, and should find one soon. */
  private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

  /** For how long a failed accept says how the listener is: the next one follows it at once. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /**
   * That a connection could not be taken.
   *
   * @param at when, by {@link System#nanoTime}
   */
  private record Failure(String why, long at) {}

  private static final Failure NONE = new Failure("", 0);

  private final Protocol protocol;
  private final Ports ports;
  private final ServiceMeters meters;
  private final SharedMemory memory;
  private final FutileSessions futile;
  private final Supplier<ServerTls> tls;
  private final Admission admission = new Admission();
  private final Map<Visitor, Thread> visitors = new ConcurrentHashMap<>();

  private final Introductions introductions = new Introductions();
  private final ServerSocket socket;
  private final Thread acceptor;
  private volatile ListenerSpec spec;
  private volatile boolean stopping;
  private volatile Failure failure = NONE;

  /**
   * Opens the socket and begins to take connections.
   *
   * @throws IOException when it cannot be bound
   */
  Listener(
      ListenerSpec spec,
      Protocol protocol,
      Ports ports,
      ServiceMeters meters,
      SharedMemory memory,
      FutileSessions futile,
      Supplier<ServerTls> tls)
      throws IOException {
    this.spec = spec;
    this.protocol = protocol;
    this.ports = ports;
    this.meters = meters;
    this.memory = memory;
    this.futile = futile;
    this.tls = tls;
    socket = new ServerSocket();
    try {
      socket.bind(
          spec.address().equals("*")
              ? new InetSocketAddress(spec.port())
              : new InetSocketAddress(InetAddress.getByName(spec.address()), spec.port()),
          BACKLOG);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    acceptor = Thread.ofVirtual().name(spec.service().key() + "-listener").start(this::accept);
  }

  /** Same socket, perhaps with other limits; they hold for connections opened from now on. */
  void change(ListenerSpec same) {
    spec = same;
  }

  ListenerSpec spec() {
    return spec;
  }

  private void accept() {
    while (!stopping) {
      try {
        take(socket.accept());
        failure = NONE;
      } catch (IOException | RuntimeException | Error e) {
        // Whatever it was, the next one may succeed: only a stop ends this.
        if (!stopping) {
          pause(e);
        }
      }
    }
  }

  private void pause(Throwable e) {
    String why = String.valueOf(e.getMessage());
    if (!why.equals(failure.why())) {
      LOG.warnf(e, "%s cannot take a connection", spec.service().key());
    }
    failure = new Failure(why, System.nanoTime());
    try {
      Thread.sleep(ACCEPT_PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets a client in or sends it away; whatever goes wrong, its socket does not stay open. */
  private void take(Socket client) throws IOException {
    ListenerSpec now = spec;
    boolean taken = false;
    try {
      taken =
          now.isProxy(client.getInetAddress())
              ? handOver(client, now)
              : welcome(client, (InetSocketAddress) client.getRemoteSocketAddress(), now);
    } finally {
      if (!taken) {
        client.close();
      }
    }
  }

  /** Has a thread of its own wait for a proxy to say whose connection it is. */
  private boolean handOver(Socket client, ListenerSpec now) {
    boolean room = introductions.await(client, now, from -> welcome(client, from, now));
    if (!room) {
      meters.refused();
    }
    return room;
  }

  private boolean welcome(Socket client, InetSocketAddress from, ListenerSpec now)
      throws IOException {
    InetAddress address = from.getAddress();
    if (!now.isProxy(address) && futile.reached(address, now.limits().futile())
        || !admission.enter(address, now.limits())) {
      meters.refused();
      refuse(client, now.service());
      return false;
    }
    boolean received = false;
    try {
      client.setTcpNoDelay(true);
      Visitor visitor =
          new Visitor(
              now,
              protocol,
              ports,
              meters,
              memory,
              client,
              from,
              () -> tls.get().engine(),
              () -> futile.prove(address));
      receive(visitor, address);
      received = true;
      if (stopping) {
        visitor.stop();
      }
    } catch (IOException e) {
      LOG.debugf("%s had gone before it was greeted: %s", address, e.getMessage());
    } finally {
      if (!received) {
        admission.leave(address);
      }
    }
    return received;
  }

  /** Why it takes no connections; empty while it does. */
  String hindrance() {
    if (!acceptor.isAlive()) {
      return "it has stopped";
    }
    Failure last = failure;
    return System.nanoTime() - last.at() < FRESH.toNanos() ? last.why() : "";
  }

  /** Lets a visitor go on, on a thread of its own. */
  private void receive(Visitor visitor, InetAddress address) {
    Thread thread =
        Thread.ofVirtual().name(spec.service().key()).unstarted(() -> hold(visitor, address));
    visitors.put(visitor, thread);
    thread.start();
  }

  private void hold(Visitor visitor, InetAddress address) {
    boolean again = false;
    try {
      again = visitor.goOn();
    } finally {
      if (again) {
        receive(visitor, address);
      } else {
        visitors.remove(visitor);
        admission.leave(address);
        // A proxy that watches us speaks for itself; what it hands on is its clients'.
        if (visitor.isFutile() && !spec.isProxy(address)) {
          count(address);
        }
      }
    }
  }

  private void count(InetAddress address) {
    int most = spec.limits().futile();
    if (futile.count(address) == most) {
      LOG.warnf(
          "%s had %d sessions in ten minutes that came to nothing; it gets no more for as long"
              + " (listener.%s.futile)",
          address.getHostAddress(), most, spec.service().key());
    }
  }

  /** A short line fits any socket's send buffer, so this does not wait for the client. */
  private void refuse(Socket client, Service service) throws IOException {
    try (client) {
      if (service.encryption() != Service.Encryption.IMPLICIT) {
        client.getOutputStream().write(protocol.refusal().getBytes(StandardCharsets.US_ASCII));
        client.shutdownOutput();
      }
    } catch (IOException e) {
      LOG.tracef(e, "%s had gone before it was refused", client);
    }
  }

  /** Ends connections whose clients do not take what is sent to them. */
  void severStalled(Duration bound) {
    visitors.keySet().forEach(visitor -> visitor.severIfStalled(bound));
  }

  /** Takes no further connection, and asks the sessions to end. */
  void stop() {
    stopping = true;
    try {
      socket.close();
    } catch (IOException e) {
      LOG.warnf("%s did not close cleanly: %s", spec, e.getMessage());
    }
    visitors.keySet().forEach(Visitor::stop);
  }

  /**
   * Waits for the sessions to end; those still there at the deadline lose their connection.
   *
   * @param deadline by {@link System#nanoTime}
   */
  void awaitEnd(long deadline) throws InterruptedException {
    acceptor.join();
    joinVisitors(() -> Math.max(1, deadline - System.nanoTime()));
    visitors.keySet().forEach(Visitor::sever);
    joinVisitors(() -> Long.MAX_VALUE);
  }

  /** Waits for each, from thread to thread, as long as there is time. */
  private void joinVisitors(LongSupplier nanos) throws InterruptedException {
    for (Visitor visitor : visitors.keySet()) {
      Thread thread = visitors.get(visitor);
      while (thread != null && thread.join(Duration.ofNanos(nanos.getAsLong()))) {
        thread = visitors.get(visitor);
      }
    }
  }
}
