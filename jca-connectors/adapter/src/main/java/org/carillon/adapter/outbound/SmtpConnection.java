package org.carillon.adapter.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.carillon.adapter.mail.SocketLink;
import org.carillon.adapter.tls.ClientTls;
import org.carillon.adapter.tls.StreamSocket;
import org.carillon.contract.net.OctetBudget;
import org.carillon.contract.net.OctetReservation;
import org.carillon.contract.queue.OutboundPolicy;
import org.carillon.contract.queue.RelayRoute;
import org.carillon.protocol.outbound.SmtpClient;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.Wire;

/** A connection to a host for a next hop, the SMTP client on it, and the socket under it. */
record SmtpConnection(SmtpClient client, StreamSocket socket, HopKey hop, InetAddress address) {
  /** RFC 5321 §4.5.3.1.5 says 512; some hosts send longer lines. */
  private static final int REPLY_LINE_OCTETS = 4_096;

  /**
   * Connects to a host; throws when it cannot be reached.
   *
   * @param route how to connect: the way of the next hop, or one with a stricter rule for TLS
   */
  static SmtpConnection connect(
      HopKey hop, RelayRoute route, TargetHosts.Hop to, OutboundPolicy policy, ClientTls tls)
      throws IOException {
    Socket socket = new Socket();
    try {
      if (route.source().isPresent()) {
        socket.bind(new InetSocketAddress(route.source().get(), 0));
      }
      socket.connect(to.address(), (int) policy.connectTimeout().toMillis());
      socket.setTcpNoDelay(true);
      Duration patience = policy.commandTimeout();
      StreamSocket stream =
          new StreamSocket(
              socket,
              () -> tls.engine(to.host(), to.address().getPort(), route.encryption()),
              patience,
              new OctetBudget(Long.MAX_VALUE),
              OctetReservation.unbounded());
      Wire wire = new Wire(new SocketLink(stream), LineEnds.LENIENT, REPLY_LINE_OCTETS, patience);
      String ownName = route.helo().orElse(policy.hostName());
      SmtpClient client = new SmtpClient(wire, to.host(), ownName, route, patience);
      return new SmtpConnection(client, stream, hop, to.address().getAddress());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
