package org.carillon.adapter.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carillon.adapter.listen.Accepted;
import org.carillon.adapter.listen.DatagramListener;
import org.carillon.adapter.listen.ListenerPair;
import org.carillon.adapter.listen.ListenerResources;
import org.carillon.adapter.listen.OpenListener;
import org.carillon.adapter.listen.SharedMemory;
import org.carillon.adapter.listen.StreamListener;
import org.carillon.adapter.listen.StreamProtocol;
import org.carillon.adapter.listen.StreamSession;
import org.carillon.adapter.server.ServerTls;
import org.carillon.adapter.tls.StreamSocket;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.ListenerSpec;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.net.Service;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Literal;
import org.carillon.protocol.sip.flow.Transport;

/** All SIP sockets of this node; listeners open and close while it runs. */
final class SipSockets implements Flows, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SipSockets.class.getName());
  private static final int CONNECT_MILLIS = 4_000;

  /** The timeout of connections that we opened: their peers end them. */
  private static final Duration FOREVER = Duration.ofMillis(Integer.MAX_VALUE);

  private final Supplier<ServerTls> tls;
  private final SipDatagrams datagramProtocol;
  private final List<DatagramListener> datagrams = new CopyOnWriteArrayList<>();
  private final List<Streams> streams = new CopyOnWriteArrayList<>();
  private final Map<Long, StreamConnection> connections = new ConcurrentHashMap<>();
  private final Map<Peer, StreamConnection> byPeer = new ConcurrentHashMap<>();

  /** No number of an earlier process is reused: a binding may still name its connection. */
  private final AtomicLong lastConnection = new AtomicLong(System.currentTimeMillis() << 20);

  private final SharedMemory memory;
  private final StreamBounds bounds;
  private volatile Received received = (flow, octets) -> {};
  private volatile Received tooLarge = (flow, head) -> {};

  private record Peer(Transport transport, InetSocketAddress address) {}

  /** The listener of connections, also of those opened by us as if from it. */
  private record Streams(Transport transport, StreamListener listener) {}

  /**
   * @param tls returns the certificates, for each connection
   * @param bounds the limits for unauthenticated peers
   * @param memory the memory for all connections
   */
  SipSockets(Supplier<ServerTls> tls, StreamBounds bounds, SharedMemory memory) {
    this.tls = tls;
    this.bounds = bounds;
    this.memory = memory;
    datagramProtocol = new SipDatagrams(this::receive, this::refuse, new SourceAddress());
  }

  /** Sets the receivers of whole messages and of the heads of those that are too large. */
  void deliverTo(Received receiver, Received refuser) {
    received = receiver;
    tooLarge = refuser;
  }

  /** Opens a listener: UDP and TCP at one address and port, as RFC 3261 §18 requires, or TLS. */
  OpenListener listen(ListenerSpec spec, ListenerResources resources) throws IOException {
    boolean secure = spec.service().encryption() == Service.Encryption.IMPLICIT;
    Transport transport = secure ? Transport.TLS : Transport.TCP;
    StreamListener stream = new StreamListener(spec, new Accepting(transport), resources);
    Streams own = new Streams(transport, stream);
    streams.add(own);
    if (!spec.service().transports().contains(Service.Transport.UDP)) {
      return new Listening(stream, own, Optional.empty());
    }
    try {
      DatagramListener datagram = new DatagramListener(spec, datagramProtocol, resources);
      datagrams.add(datagram);
      return new Listening(new ListenerPair(stream, datagram), own, Optional.of(datagram));
    } catch (IOException e) {
      streams.remove(own);
      stream.stop();
      throw e;
    }
  }

  /** An open listener with its sockets. After it has closed, nothing is sent by it. */
  private final class Listening implements OpenListener {
    private final OpenListener all;
    private final Streams own;
    private final Optional<DatagramListener> datagram;

    Listening(OpenListener all, Streams own, Optional<DatagramListener> datagram) {
      this.all = all;
      this.own = own;
      this.datagram = datagram;
    }

    @Override
    public void change(ListenerSpec same) {
      all.change(same);
    }

    @Override
    public String hindrance() {
      return all.hindrance();
    }

    @Override
    public void severStalled(Duration bound) {
      all.severStalled(bound);
    }

    @Override
    public void severBanned() {
      all.severBanned();
    }

    @Override
    public void stop() {
      all.stop();
      streams.remove(own);
    }

    @Override
    public void awaitEnd(long deadline) throws InterruptedException {
      try {
        all.awaitEnd(deadline);
      } finally {
        datagram.ifPresent(datagrams::remove);
        closeConnections(own.transport(), own.listener().bound().getPort());
      }
    }
  }

  /** Connections that peers open. */
  private final class Accepting implements StreamProtocol {
    private final Transport transport;

    Accepting(Transport transport) {
      this.transport = transport;
    }

    @Override
    public String refusal() {
      return "";
    }

    @Override
    public Duration handshake() {
      return bounds.whole();
    }

    @Override
    public StreamSession begin(Accepted client) {
      int port = client.spec().port();
      Duration idle = client.spec().limits().idle();
      return add(transport, port, client.socket(), client.client(), idle, client.holding());
    }
  }

  /** Returns the number of open connections. */
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
      for (DatagramListener listener : datagrams) {
        if (listener.reaches(remote.getAddress())) {
          return datagramProtocol.flow(listener, remote);
        }
      }
      throw new IOException("no UDP listener can reach " + remote);
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
    for (Streams each : streams) {
      if (each.transport() == Transport.TCP && each.listener().reaches(address)) {
        return new InetSocketAddress(address, each.listener().bound().getPort());
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
    connections.values().forEach(StreamConnection::close);
  }

  private void receive(Flow flow, byte[] octets) {
    received.message(flow, octets);
  }

  private void refuse(Flow flow, byte[] head) {
    tooLarge.message(flow, head);
  }

  private void closeConnections(Transport transport, int port) {
    connections.values().stream()
        .filter(each -> each.flow().transport() == transport)
        .filter(each -> each.flow().local().getPort() == port)
        .forEach(StreamConnection::close);
  }

  private DatagramListener listener(Flow flow) throws IOException {
    for (DatagramListener listener : datagrams) {
      if (listener.bound().getPort() == flow.local().getPort()
          && listener.reaches(flow.remote().getAddress())) {
        return listener;
      }
    }
    throw new IOException("no UDP listener at port " + flow.local().getPort());
  }

  private Flow connect(Transport transport, InetSocketAddress remote) throws IOException {
    StreamListener listener =
        streams.stream()
            .filter(each -> each.transport() == transport)
            .map(Streams::listener)
            .filter(each -> each.reaches(remote.getAddress()))
            .findFirst()
            .orElseThrow(() -> new IOException("no " + transport + " listener for " + remote));
    Socket socket = new Socket();
    try {
      socket.connect(remote, CONNECT_MILLIS);
      socket.setTcpNoDelay(true);
      OctetReservation holding = memory.holding(ClientNetwork.of(remote.getAddress()));
      StreamSocket stream = towards(socket, remote, holding);
      if (transport == Transport.TLS) {
        stream.startTls();
      }
      int port = listener.bound().getPort();
      StreamConnection connection = add(transport, port, stream, remote, FOREVER, holding);
      // We connect only to our own nodes, and to proxies by which our users came.
      connection.known();
      Thread.ofVirtual().name("sip-connected").start(connection::goOn);
      return connection.flow();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private StreamSocket towards(Socket socket, InetSocketAddress remote, OctetReservation holding)
      throws IOException {
    return new StreamSocket(
        socket,
        () -> tls.get().clientEngine(Flow.host(remote.getAddress()), remote.getPort()),
        Duration.ofMillis(CONNECT_MILLIS),
        new OctetBudget(Long.MAX_VALUE),
        holding);
  }

  /**
   * Our port in a flow is the listener's, to which the peer sends its own requests.
   *
   * @param remote the peer; behind a proxy not the socket's remote address
   */
  private StreamConnection add(
      Transport transport,
      int port,
      StreamSocket socket,
      InetSocketAddress remote,
      Duration idle,
      OctetReservation holding) {
    long id = lastConnection.incrementAndGet();
    Flow flow = new Flow(transport, new InetSocketAddress(socket.local(), port), remote, id);
    Peer peer = new Peer(transport, remote);
    StreamConnection connection =
        new StreamConnection(
            flow,
            socket,
            idle,
            bounds,
            holding,
            this::receive,
            this::refuse,
            () -> {
              StreamConnection gone = connections.remove(id);
              byPeer.remove(peer, gone);
            });
    connections.put(id, connection);
    byPeer.put(peer, connection);
    return connection;
  }

  private Stream<InetSocketAddress> bounds() {
    return Stream.concat(
        datagrams.stream().map(DatagramListener::bound),
        streams.stream().map(each -> each.listener().bound()));
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
