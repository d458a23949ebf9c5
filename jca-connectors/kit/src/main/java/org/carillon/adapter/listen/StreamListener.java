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
import javax.net.ssl.SSLEngine;
import org.carillon.adapter.proxy.ProxyHeaderWaits;
import org.carillon.adapter.server.ConnectionCounter;
import org.carillon.adapter.server.FutileSessionLimit;
import org.carillon.adapter.server.ServerTls;
import org.carillon.adapter.tls.StreamSocket;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.net.Service;
import org.jboss.logging.Logger;

/** An open socket and the sessions held on it, each on a virtual thread of its own. */
public final class StreamListener implements OpenListener {
  private static final Logger LOG = Logger.getLogger(StreamListener.class);

  /** Room for a burst of phones that reconnect together. */
  private static final int BACKLOG = 1_024;

  /** The pause after a failed accept: a descriptor should become free soon. */
  private static final Duration ACCEPT_PAUSE = Duration.ofMillis(100);

  /** The time for which a failed accept counts as the listener's state. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** A failure to accept a connection, at a {@link System#nanoTime}. */
  private record Failure(String why, long at) {}

  private static final Failure NONE = new Failure("", 0);

  private final StreamProtocol protocol;
  private final ListenerResources resources;
  private final ServiceMeters meters;
  private final FutileSessionLimit futile;
  private final ConnectionCounter admission = new ConnectionCounter();
  private final ProxyHeaderWaits introductions = new ProxyHeaderWaits();
  private final Map<Held, Thread> held = new ConcurrentHashMap<>();

  private final ServerSocket socket;
  private final Thread acceptor;
  private volatile ListenerSpec spec;
  private volatile boolean stopping;
  private volatile Failure failure = NONE;

  /** A session and its connection. */
  private static final class Held {
    private final StreamSession session;
    private final Accepted on;

    Held(StreamSession session, Accepted on) {
      this.session = session;
      this.on = on;
    }

    InetAddress address() {
      return on.client().getAddress();
    }

    void severIfStalled(Duration bound) {
      if (on.socket().stalled() > bound.toNanos()) {
        on.socket().sever();
      }
    }
  }

  /** Opens the socket and starts to accept connections; throws if it cannot be bound. */
  public StreamListener(ListenerSpec spec, StreamProtocol protocol, ListenerResources resources)
      throws IOException {
    this.spec = spec;
    this.protocol = protocol;
    this.resources = resources;
    meters = resources.meters();
    futile = resources.futile();
    if (spec.service().encryption() == Service.Encryption.IMPLICIT
        && resources.tls().get() == null) {
      throw new IOException("there is no certificate");
    }
    socket = new ServerSocket();
    try {
      socket.bind(spec.socketAddress(), BACKLOG);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    acceptor = Thread.ofVirtual().name(spec.service().key() + "-listener").start(this::accept);
  }

  /** Returns the address that the socket is bound to. */
  public InetSocketAddress bound() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Returns whether connections to this address can come from this listener's address. */
  public boolean reaches(InetAddress peer) {
    InetAddress own = socket.getInetAddress();
    return own.isAnyLocalAddress() || own.getClass() == peer.getClass();
  }

  @Override
  public void change(ListenerSpec same) {
    spec = same;
  }

  private void accept() {
    while (!stopping) {
      try {
        take(socket.accept());
        failure = NONE;
      } catch (IOException | RuntimeException | Error e) {
        // The next accept may succeed: only a stop ends the loop.
        if (!stopping) {
          pause(e);
        }
      }
    }
  }

  private void pause(Throwable e) {
    String why = String.valueOf(e.getMessage());
    if (!why.equals(failure.why())) {
      LOG.warnf(e, "%s cannot accept a connection", spec.service().key());
    }
    failure = new Failure(why, System.nanoTime());
    try {
      Thread.sleep(ACCEPT_PAUSE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets a client in or refuses it; on any failure its socket is closed. */
  private void take(Socket client) throws IOException {
    ListenerSpec now = spec;
    boolean taken = false;
    try {
      taken =
          now.isProxy(client.getInetAddress())
              ? handOver(client, now)
              : welcome(
                  client,
                  (InetSocketAddress) client.getRemoteSocketAddress(),
                  client.getLocalAddress(),
                  now);
    } finally {
      if (!taken) {
        client.close();
      }
    }
  }

  /** Starts a thread that waits for the proxy's header, which names the client. */
  private boolean handOver(Socket client, ListenerSpec now) {
    boolean room =
        introductions.await(client, now, (from, reached) -> welcome(client, from, reached, now));
    if (!room) {
      meters.refused();
    }
    return room;
  }

  private boolean welcome(
      Socket client, InetSocketAddress from, InetAddress reached, ListenerSpec now)
      throws IOException {
    InetAddress address = from.getAddress();
    if (!now.isProxy(address) && isShutOut(address, now)
        || !admission.enter(address, now.limits())) {
      meters.refused();
      refuse(client, now.service());
      return false;
    }
    boolean received = false;
    try {
      client.setTcpNoDelay(true);
      Accepted accepted = accepted(client, from, reached, now);
      Held one = new Held(protocol.begin(accepted), accepted);
      meters.opened();
      receive(one);
      received = true;
      if (stopping) {
        one.session.stop();
      }
    } catch (IOException e) {
      LOG.debugf("%s disconnected before the greeting: %s", address, e.getMessage());
    } finally {
      if (!received) {
        admission.leave(address);
      }
    }
    return received;
  }

  private boolean isShutOut(InetAddress address, ListenerSpec now) {
    return resources.banned().contain(address) || futile.reached(address, now.limits().futile());
  }

  private Accepted accepted(
      Socket client, InetSocketAddress from, InetAddress reached, ListenerSpec now)
      throws IOException {
    SharedMemory memory = resources.memory();
    ClientNetwork network = ClientNetwork.of(from.getAddress());
    OctetReservation holding = memory.holding(network);
    StreamSocket stream =
        new StreamSocket(
            client,
            () -> engine(now, reached),
            protocol.handshake(),
            memory.handshakes().of(network),
            holding,
            reached);
    return new Accepted(now, stream, from, holding, meters, () -> futile.prove(from.getAddress()));
  }

  private SSLEngine engine(ListenerSpec now, InetAddress reached) {
    ServerTls tls = resources.tls().get();
    return now.asksForCertificate() ? tls.askingEngine(reached) : tls.engine(reached);
  }

  @Override
  public String hindrance() {
    if (!acceptor.isAlive()) {
      return "it has stopped";
    }
    Failure last = failure;
    return System.nanoTime() - last.at() < FRESH.toNanos() ? last.why() : "";
  }

  /** Resumes a session on a thread of its own. */
  private void receive(Held one) {
    Thread thread = Thread.ofVirtual().name(spec.service().key()).unstarted(() -> hold(one));
    held.put(one, thread);
    thread.start();
  }

  private void hold(Held one) {
    boolean again = false;
    try {
      again = one.session.goOn();
    } finally {
      if (again) {
        receive(one);
      } else {
        end(one);
      }
    }
  }

  private void end(Held one) {
    one.on.socket().close();
    held.remove(one);
    admission.leave(one.address());
    meters.closed(one.session.received(), one.session.sent());
    // A proxy's health checks don't count; connections that it relays count for their clients.
    if (one.session.isFutile() && !spec.isProxy(one.address())) {
      count(one.address());
    }
  }

  private void count(InetAddress address) {
    int most = spec.limits().futile();
    if (futile.count(address) == most) {
      LOG.warnf(
          "%s had %d sessions without a result in ten minutes; it is refused for ten minutes"
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
      LOG.tracef(e, "%s disconnected before it was refused", client);
    }
  }

  @Override
  public void severStalled(Duration bound) {
    held.keySet().forEach(one -> one.severIfStalled(bound));
  }

  @Override
  public void severBanned() {
    for (Held one : held.keySet()) {
      if (!spec.isProxy(one.address()) && resources.banned().contain(one.address())) {
        LOG.infof("%s is banned; its session ends", one.address().getHostAddress());
        one.on.socket().sever();
      }
    }
  }

  @Override
  public void stop() {
    stopping = true;
    try {
      socket.close();
    } catch (IOException e) {
      LOG.warnf("%s did not close cleanly: %s", spec, e.getMessage());
    }
    held.keySet().forEach(one -> one.session.stop());
  }

  @Override
  public void awaitEnd(long deadline) throws InterruptedException {
    acceptor.join();
    joinSessions(() -> Math.max(1, deadline - System.nanoTime()));
    held.keySet().forEach(one -> one.on.socket().sever());
    joinSessions(() -> Long.MAX_VALUE);
  }

  /** Waits for each session's threads, as long as there is time. */
  private void joinSessions(LongSupplier nanos) throws InterruptedException {
    for (Held one : held.keySet()) {
      Thread thread = held.get(one);
      while (thread != null && thread.join(Duration.ofNanos(nanos.getAsLong()))) {
        thread = held.get(one);
      }
    }
  }
}
