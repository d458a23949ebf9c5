package org.carillon.adapter.sip;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.carillon.adapter.listen.DatagramListener;
import org.carillon.adapter.listen.DatagramProtocol;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Transport;

/**
 * SIP in datagrams.
 *
 * @param received who is given messages
 * @param tooLarge who is given those that are too large
 * @param sources tells the addresses of sockets that are bound to all
 */
record SipDatagrams(Received received, Received tooLarge, SourceAddress sources)
    implements DatagramProtocol {
  /** What leaves room in a datagram of the next hop's for a proxy's own headers. */
  private static final int LARGEST_TAKEN = 61_440;

  /** Shorter than any message: keep-alives of one to four octets (RFC 5626 §4.4, and NULs). */
  private static final int SHORTEST = 8;

  @Override
  public void received(DatagramListener listener, InetSocketAddress from, byte[] octets)
      throws IOException {
    if (octets.length >= SHORTEST) {
      Received receiver = octets.length > LARGEST_TAKEN ? tooLarge : received;
      receiver.message(flow(listener, from), octets);
    }
  }

  /** How a peer is reached by a socket. */
  Flow flow(DatagramListener listener, InetSocketAddress remote) throws IOException {
    InetSocketAddress bound = listener.bound();
    InetAddress local =
        bound.getAddress().isAnyLocalAddress()
            ? sources.towards(remote.getAddress())
            : bound.getAddress();
    return new Flow(Transport.UDP, new InetSocketAddress(local, bound.getPort()), remote, 0);
  }
}
