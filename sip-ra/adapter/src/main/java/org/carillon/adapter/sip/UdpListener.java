package org.carillon.adapter.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Arrays;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Transport;

/**
 * One UDP socket. It is read by a thread of the platform's: under load it never waits, and a
 * virtual one would only add the switch.
 */
final class UdpListener implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(UdpListener.class.getName());
  private static final int LARGEST = 65_535;

  /** What leaves room in a datagram of the next hop's for a proxy's own headers. */
  private static final int LARGEST_TAKEN = 61_440;

  private static final int BUFFER = 4 << 20;

  /** Shorter than any message: keep-alives of one to four octets (RFC 5626 §4.4, and NULs). */
  private static final int SHORTEST = 8;

  private final DatagramSocket socket;
  private final InetSocketAddress bound;
  private final SourceAddress sources;
  private final Received received;
  private final Received tooLarge;

  UdpListener(
      InetSocketAddress address, SourceAddress sources, Received received, Received tooLarge)
      throws IOException {
    this.socket = new DatagramSocket(null);
    this.sources = sources;
    this.received = received;
    this.tooLarge = tooLarge;
    try {
      socket.setReceiveBufferSize(BUFFER);
      socket.setSendBufferSize(BUFFER);
      socket.bind(address);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    this.bound = (InetSocketAddress) socket.getLocalSocketAddress();
    Thread.ofPlatform().daemon().name("sip-udp-" + bound.getPort()).start(this::read);
  }

  InetSocketAddress bound() {
    return bound;
  }

  /** Whether packets to this address can leave by this socket. */
  boolean reaches(InetAddress peer) {
    return bound.getAddress().isAnyLocalAddress()
        || bound.getAddress().getClass() == peer.getClass();
  }

  Flow flow(InetSocketAddress remote) throws IOException {
    InetAddress local =
        bound.getAddress().isAnyLocalAddress()
            ? sources.towards(remote.getAddress())
            : bound.getAddress();
    return new Flow(Transport.UDP, new InetSocketAddress(local, bound.getPort()), remote, 0);
  }

  void send(InetSocketAddress remote, byte[] message) throws IOException {
    socket.send(new DatagramPacket(message, message.length, remote));
  }

  @Override
  public void close() {
    socket.close();
  }

  private void read() {
    byte[] buffer = new byte[LARGEST];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
        if (packet.getLength() >= SHORTEST) {
          Received receiver = packet.getLength() > LARGEST_TAKEN ? tooLarge : received;
          receiver.message(
              flow((InetSocketAddress) packet.getSocketAddress()),
              Arrays.copyOf(buffer, packet.getLength()));
        }
      } catch (SocketException e) {
        // Closed by us, or an ICMP error for a packet sent before: the loop's condition knows.
        LOG.log(System.Logger.Level.DEBUG, "UDP {0}: {1}", bound, e.getMessage());
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, "UDP " + bound + " cannot be read", e);
      } catch (RuntimeException | Error defect) {
        // One datagram's, whatever it is: the next one is read.
        LOG.log(
            System.Logger.Level.ERROR, "UDP " + bound + ": a datagram could not be taken", defect);
      }
    }
  }
}
