package org.carillon.adapter.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.carillon.adapter.server.ServerTls;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetHolding;
import org.carillon.contract.net.OctetShares;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Literal;
import org.carillon.protocol.sip.flow.Transport;

/** All SIP sockets of this node. Opens and closes listeners while running. */
final class SipSockets implements Flows, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SipSockets.class.getName());
  private static final int CONNECT_MILLIS = 4_000;

  private final Supplier<ServerTls> tls;
  private final List<UdpListener> datagrams = new CopyOnWriteArrayList<>();
  private final List<StreamListener> streams = new CopyOnWriteArrayList<>();
  private final Map<Long, StreamConnection> connections = new ConcurrentHashMap<>();
  private final Map<Peer, StreamConnection> byPeer = new ConcurrentHashMap<>();

  /** No number of an earlier process comes again: a binding may still name a connection of it. */
  private final AtomicLong lastConnection = new AtomicLong(System.currentTimeMillis() << 20);

  /** What connections may make us keep: of peers that proved nothing, and of our own users. */
  private final OctetShares strangers;

  private final OctetBudget users;
  private final StreamBounds bounds;
  private final SourceAddress sources = new SourceAddress();
  private volatile Received received = (flow, octets) -> {};
  private volatile Received tooLarge = (flow, head) -> {};

  private record Peer(Transport transport, InetSocketAddress address) {}

  /**
   * @param tls the certificates to show, asked for each connection
   */
  SipSockets(Supplier<ServerTls> tls) {
    this(tls, StreamBounds.STRANGERS, OctetBudget.ofMemory(32), OctetBudget.ofMemory(8));
  }

  SipSockets(
      Supplier<ServerTls> tls, StreamBounds bounds, OctetBudget strangers, OctetBudget users) {
    this.tls = tls;
    this.bounds = bounds;
    this.strangers = new OctetShares(strangers);
    this.users = users;
  }

  /** From now on whole messages go to the one, and heads of those too large to the other. */
  void deliverTo(Received receiver, Received refuser) {
    received = receiver;
    tooLarge = refuser;
  }

  /**
   * Opens UDP and TCP at one address and port, as a SIP listener has both (RFC 3261 §18).
   *
   * @param spec the bounds of connections and the proxies before them, asked for each
   */
  AutoCloseable listen(InetSocketAddress address, Supplier<ListenerSpec> spec) throws IOException {
    UdpListener datagram = new UdpListener(address, sources, this::receive, this::refuse);
    try {
      StreamListener stream = new StreamListener(Transport.TCP, address, spec, this::accepted);
      datagrams.add(datagram);
      streams.add(stream);
      return () -> {
        datagrams.remove(datagram);
        datagram.close();
        close(stream);
      };
    } catch (IOException e) {
      datagram.close();
      throw e;
    }
  }

  /** Opens TLS at one address and port, likewise. */
  AutoCloseable listenSecurely(InetSocketAddress address, Supplier<ListenerSpec> spec)
      throws IOException {
    if (tls.get() == null) {
      throw new IOException("there is no certificate to show");
    }
    StreamListener stream = new StreamListener(Transport.TLS, address, spec, this::accepted);
    streams.add(stream);
    return () -> close(stream);
  }

  /** How many connections are open. */
  int connections() {
    return connections.size();
  }

  @Override
  public void send(Flow flow, byte[] message) throws IOException {
    if (flow.transport() == Transport.UDP) {
      listener(flow).send(flow.remote(), message);
      return;
    }
    StreamConnection connection = connections.get(flow.connection());
    if (connection == null) {
      throw new IOException("no connection to " + flow.remote());
    }
    try {
      connection.send(message);
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Flow open(Transport transport, InetSocketAddress remote) throws IOException {
    if (transport == Transport.UDP) {
      for (UdpListener listener : datagrams) {
        if (listener.reaches(remote.getAddress())) {
          return listener.flow(remote);
        }
      }
      throw new IOException("no UDP listener reaches " + remote);
    }
    StreamConnection present = byPeer.get(new Peer(transport, remote));
    return present != null ? present.flow() : connect(transport, remote);
  }

  @Override
  public void known(Flow flow) {
    StreamConnection connection = connections.get(flow.connection());
    if (connection != null) {
      connection.known();
    }
  }

  @Override
  public void close(Flow flow) {
    StreamConnection connection = connections.get(flow.connection());
    if (connection != null) {
      connection.close();
    }
  }

  @Override
  public boolean isOwnAddress(String host) {
    return Literal.address(host)
        .filter(
            address ->
                isOwn(address) || bounds().anyMatch(bound -> bound.getAddress().equals(address)))
        .isPresent();
  }

  @Override
  public boolean alive(Flow flow) {
    return flow.transport() == Transport.UDP || connections.containsKey(flow.connection());
  }

  @Override
  public InetSocketAddress edge(Flow flow) {
    InetAddress address = flow.local().getAddress();
    for (StreamListener listener : streams) {
      if (listener.transport() == Transport.TCP && listener.reaches(address)) {
        return new InetSocketAddress(address, listener.bound().getPort());
      }
    }
    return new InetSocketAddress(address, flow.local().getPort());
  }

  @Override
  public boolean isLocal(String host, int port) {
    Optional<InetAddress> address = Literal.address(host);
    return address.isPresent() && bounds().anyMatch(bound -> matches(bound, address.get(), port));
  }

  @Override
  public void close() {
    datagrams.forEach(UdpListener::close);
    streams.forEach(StreamListener::close);
    connections.values().forEach(StreamConnection::close);
    datagrams.clear();
    streams.clear();
  }

  private void receive(Flow flow, byte[] octets) {
    received.message(flow, octets);
  }

  private void refuse(Flow flow, byte[] head) {
    tooLarge.message(flow, head);
  }

  private void close(StreamListener listener) {
    streams.remove(listener);
    listener.close();
    connections.values().stream()
        .filter(
            connection ->
                connection.flow().transport() == listener.transport()
                    && connection.flow().local().getPort() == listener.bound().getPort())
        .forEach(StreamConnection::close);
  }

  private UdpListener listener(Flow flow) throws IOException {
    for (UdpListener listener : datagrams) {
      if (listener.bound().getPort() == flow.local().getPort()
          && listener.reaches(flow.remote().getAddress())) {
        return listener;
      }
    }
    throw new IOException("no UDP listener at port " + flow.local().getPort());
  }

  private void accepted(
      StreamListener listener, Socket socket, InetSocketAddress client, Runnable onClose)
      throws IOException {
    Transport transport = listener.transport();
    Socket ready = transport == Transport.TLS ? tls.get().over(socket) : socket;
    add(transport, listener.bound().getPort(), ready, client, onClose).start();
  }

  private Flow connect(Transport transport, InetSocketAddress remote) throws IOException {
    StreamListener listener =
        streams.stream()
            .filter(each -> each.transport() == transport && each.reaches(remote.getAddress()))
            .findFirst()
            .orElseThrow(() -> new IOException("no " + transport + " listener for " + remote));
    Socket socket = new Socket();
    try {
      socket.connect(remote, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      Socket ready = transport == Transport.TLS ? secure(socket, remote) : socket;
      StreamConnection connection =
          add(transport, listener.bound().getPort(), ready, remote, () -> {});
      // Only nodes of ours, and proxies by which our users came, are ever connected to.
      connection.known();
      connection.start();
      return connection.flow();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private Socket secure(Socket socket, InetSocketAddress remote) throws IOException {
    SSLSocket secured = tls.get().towards(socket, Flow.host(remote.getAddress()));
    secured.setSoTimeout(CONNECT_MILLIS);
    secured.startHandshake();
    secured.setSoTimeout(0);
    return secured;
  }

  /**
   * Our port in a flow is the listener's, where the peer's own requests shall go.
   *
   * @param remote the peer; behind a proxy not whom the socket leads to
   */
  private StreamConnection add(
      Transport transport, int port, Socket socket, InetSocketAddress remote, Runnable onClose) {
    long id = lastConnection.incrementAndGet();
    Flow flow =
        new Flow(transport, new InetSocketAddress(socket.getLocalAddress(), port), remote, id);
    Peer peer = new Peer(transport, remote);
    StreamConnection connection =
        new StreamConnection(
            flow,
            socket,
            bounds,
            new OctetHolding(strangers.of(ClientNetwork.of(remote.getAddress())), users),
            this::receive,
            this::refuse,
            () -> {
              StreamConnection gone = connections.remove(id);
              byPeer.remove(peer, gone);
              onClose.run();
            });
    connections.put(id, connection);
    byPeer.put(peer, connection);
    return connection;
  }

  private Stream<InetSocketAddress> bounds() {
    return Stream.concat(
        datagrams.stream().map(UdpListener::bound), streams.stream().map(StreamListener::bound));
  }

  private static boolean matches(InetSocketAddress bound, InetAddress address, int port) {
    int wanted = port > 0 ? port : Transport.UDP.defaultPort();
    if (bound.getPort() != wanted) {
      return false;
    }
    return bound.getAddress().isAnyLocalAddress()
        ? isOwn(address)
        : bound.getAddress().equals(address);
  }

  private static boolean isOwn(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return true;
    }
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Interfaces cannot be read: {0}", e.getMessage());
      return false;
    }
  }
}
