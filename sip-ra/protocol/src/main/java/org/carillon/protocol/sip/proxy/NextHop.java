package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.carillon.protocol.sip.flow.Literal;
import org.carillon.protocol.sip.flow.Transport;

/**
 * Resolves a SIP URI with a numeric host (RFC 3263 §4.2, first case). Names are not looked up: we
 * only route to addresses known from a registration, a connection or a node.
 */
final class NextHop {
  private static final int HIGHEST_PORT = 65_535;

  private NextHop() {}

  static Optional<RequestTarget.To> of(SipUri uri) {
    Optional<Transport> transport = transport(uri);
    if (transport.isEmpty() || uri.getPort() > HIGHEST_PORT) {
      return Optional.empty();
    }
    int port = uri.getPort() > 0 ? uri.getPort() : transport.get().defaultPort();
    return Literal.address(uri.getHost())
        .map(
            address -> new RequestTarget.To(transport.get(), new InetSocketAddress(address, port)));
  }

  private static Optional<Transport> transport(SipUri uri) {
    if (uri.isSecure()) {
      return Optional.of(Transport.TLS);
    }
    return uri.getTransportParam() == null
        ? Optional.of(Transport.UDP)
        : Transport.named(uri.getTransportParam());
  }
}
