package org.carillon.protocol.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.call.CallControl;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Literal;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.load.SipCounters;
import org.carillon.protocol.sip.transaction.Timers;

/** Nodes and phones without sockets: messages arrive at once and in order. */
final class MemoryNetwork implements AutoCloseable {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final Map<InetSocketAddress, Node> nodes = new ConcurrentHashMap<>();
  private final Set<InetSocketAddress> frozen = ConcurrentHashMap.newKeySet();
  private final Map<InetSocketAddress, Phone> phones = new ConcurrentHashMap<>();

  /** Adds a node that listens at the address, for UDP and TCP alike. */
  Node node(CallControl calls, String host, int port, Clock clock) {
    return node(calls, host, port, clock, Timers.ofMachine());
  }

  /** The same with these timers. */
  Node node(CallControl calls, String host, int port, Clock clock, Timers alarms) {
    return new Node(calls, address(host, port), clock, PATIENT, PATIENT, alarms);
  }

  /** The same with a short timeout for call control. */
  Node impatient(CallControl calls, String host, int port, Clock clock) {
    return new Node(
        calls, address(host, port), clock, Duration.ofMillis(1_500), PATIENT, Timers.ofMachine());
  }

  /** The same with a short timeout for other nodes. */
  Node hasty(CallControl calls, String host, int port, Clock clock) {
    return new Node(
        calls, address(host, port), clock, PATIENT, Duration.ofMillis(300), Timers.ofMachine());
  }

  /** Adds a phone at the address that sends everything to this node. */
  Phone phone(Node node, Transport transport, String host, int port) {
    Flow flow =
        new Flow(
            transport, node.address, address(host, port), transport == Transport.UDP ? 0 : port);
    Phone phone = new Phone(message -> node.signalling.received(flow, message), flow);
    phones.put(flow.remote(), phone);
    return phone;
  }

  /** Makes the node at this address ignore its messages. */
  void freeze(String host, int port) {
    frozen.add(address(host, port));
  }

  static InetSocketAddress address(String host, int port) {
    return new InetSocketAddress(Literal.address(host).orElseThrow(), port);
  }

  @Override
  public void close() {
    nodes.values().forEach(node -> node.signalling.close());
  }

  final class Node implements Flows {
    private final InetSocketAddress address;
    private final Signalling signalling;
    private final SipCounters tally = new SipCounters();
    private final Set<Flow> broken = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Flow> closed = new LinkedBlockingQueue<>();

    private Node(
        CallControl calls,
        InetSocketAddress address,
        Clock clock,
        Duration patience,
        Duration trying,
        Timers alarms) {
      this.address = address;
      nodes.put(address, this);
      signalling =
          new Signalling(
              calls,
              this,
              new Signalling.Bounds(1_000, 100, 1 << 24, patience, trying),
              clock,
              tally,
              alarms);
    }

    boolean isIdle() {
      return signalling.isIdle();
    }

    int undecided() {
      return signalling.undecided();
    }

    SipCounters tally() {
      return tally;
    }

    /** Makes sending to this phone fail. */
    void cut(Phone phone) {
      broken.add(phone.flow());
    }

    void refuse(Phone phone, String head) {
      signalling.tooLarge(
          phone.flow(), head.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void receive(Flow flow, byte[] message) {
      signalling.received(flow, message);
    }

    @Override
    public void send(Flow flow, byte[] message) throws IOException {
      if (broken.contains(flow)) {
        throw new IOException("cut");
      }
      if (frozen.contains(flow.remote())) {
        return;
      }
      Node node = nodes.get(flow.remote());
      if (node != null) {
        node.receive(
            new Flow(flow.transport(), flow.remote(), address, flow.connection()), message);
        return;
      }
      Phone phone = phones.get(flow.remote());
      if (phone != null) {
        phone.receive(message);
      }
    }

    @Override
    public Flow open(Transport transport, InetSocketAddress remote) {
      return new Flow(
          transport, address, remote, transport == Transport.UDP ? 0 : remote.getPort());
    }

    @Override
    public void close(Flow flow) {
      if (flow.transport() != Transport.UDP) {
        broken.add(flow);
        closed.add(flow);
      }
    }

    /** Waits for the next connection that is closed. */
    Flow closed() {
      try {
        return closed.poll(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    @Override
    public void known(Flow flow) {}

    @Override
    public boolean isOwnAddress(String host) {
      return Literal.address(host).filter(address.getAddress()::equals).isPresent();
    }

    @Override
    public boolean alive(Flow flow) {
      return !broken.contains(flow);
    }

    @Override
    public InetSocketAddress edge(Flow flow) {
      return address;
    }

    @Override
    public boolean isLocal(String host, int port) {
      return Literal.address(host).filter(address.getAddress()::equals).isPresent()
          && address.getPort() == (port > 0 ? port : 5060);
    }
  }
}
