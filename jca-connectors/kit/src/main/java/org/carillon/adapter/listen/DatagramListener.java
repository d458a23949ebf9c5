package org.carillon.adapter.listen;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.ListenerSpec;

/** One UDP socket, read by a platform thread: under load it never waits. */
public final class DatagramListener implements OpenListener {
  private static final System.Logger LOG = System.getLogger(DatagramListener.class.getName());
  private static final int LARGEST = 65_535;
  private static final int BUFFER = 4 << 20;

  private final DatagramProtocol protocol;
  private final ServiceMeters meters;
  private final BannedClients banned;
  private final DatagramSocket socket;
  private final InetSocketAddress bound;
  private final Thread reader;
  private volatile ListenerSpec spec;
  private volatile boolean stopping;

  /** Opens the socket and starts to receive datagrams; throws if it cannot be bound. */
  public DatagramListener(ListenerSpec spec, DatagramProtocol protocol, ListenerResources resources)
      throws IOException {
    this.spec = spec;
    this.protocol = protocol;
    this.meters = resources.meters();
    this.banned = resources.banned();
    socket = new DatagramSocket(null);
    try {
      socket.setReceiveBufferSize(BUFFER);
      socket.setSendBufferSize(BUFFER);
      socket.bind(spec.socketAddress());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    bound = (InetSocketAddress) socket.getLocalSocketAddress();
    reader =
        Thread.ofPlatform()
            .daemon()
            .name(spec.service().key() + "-udp-" + bound.getPort())
            .start(this::read);
  }

  /** Returns the address that the socket is bound to. */
  public InetSocketAddress bound() {
    return bound;
  }

  /** Returns whether datagrams to this address can be sent from this socket. */
  public boolean reaches(InetAddress peer) {
    return bound.getAddress().isAnyLocalAddress()
        || bound.getAddress().getClass() == peer.getClass();
  }

  /** Sends a datagram. Any thread may call it. */
  public void send(InetSocketAddress remote, byte[] octets) throws IOException {
    socket.send(new DatagramPacket(octets, octets.length, remote));
    meters.sent(octets.length);
  }

  /** Returns the listener's current settings. */
  public ListenerSpec spec() {
    return spec;
  }

  /** Counts a datagram that was dropped because of a limit. */
  void refused() {
    meters.refused();
  }

  @Override
  public void change(ListenerSpec same) {
    spec = same;
  }

  @Override
  public String hindrance() {
    return reader.isAlive() ? "" : "it has stopped";
  }

  @Override
  public void severStalled(Duration bound) {
    // A sent datagram needs no further care.
  }

  @Override
  public void severBanned() {
    // Each datagram is checked when it arrives.
  }

  /** Drops datagrams from now on; those already accepted may still be answered. */
  @Override
  public void stop() {
    stopping = true;
  }

  @Override
  public void awaitEnd(long deadline) throws InterruptedException {
    try {
      protocol.awaitEnd(this, deadline);
    } finally {
      socket.close();
    }
    reader.join();
  }

  private void read() {
    byte[] buffer = new byte[LARGEST];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        meters.received(packet.getLength());
        if (banned.contain(packet.getAddress())) {
          meters.refused();
        } else if (!stopping) {
          protocol.received(
              this,
              (InetSocketAddress) packet.getSocketAddress(),
              Arrays.copyOf(buffer, packet.getLength()));
        }
      } catch (SocketException e) {
        // We closed it, or an ICMP error arrived for an earlier packet: the loop decides.
        LOG.log(System.Logger.Level.DEBUG, "UDP {0}: {1}", bound, e.getMessage());
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "UDP " + bound + " cannot be read", e);
      } catch (RuntimeException | Error defect) {
        // The error concerns one datagram: the next one is read.
        LOG.log(
            System.Logger.Level.ERROR,
            "UDP " + bound + ": a datagram could not be processed",
            defect);
      }
    }
  }
}
