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
 * @param received takes messages
 * @param tooLarge takes those that are too large
 * @param sources finds the addresses of sockets bound to the wildcard address
 */
record SipDatagrams(Received received, Received tooLarge, SourceAddress sources)
    implements DatagramProtocol {
  /** Leaves room for a proxy's headers in the datagram to the next hop. */
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

  /** Returns the flow to a peer over a socket. */
  Flow flow(DatagramListener listener, InetSocketAddress remote) throws IOException {
    InetSocketAddress bound = listener.bound();
    InetAddress local =
        bound.getAddress().isAnyLocalAddress()
            ? sources.towards(remote.getAddress())
            : bound.getAddress();
    return new Flow(Transport.UDP, new InetSocketAddress(local, bound.getPort()), remote, 0);
  }
}
