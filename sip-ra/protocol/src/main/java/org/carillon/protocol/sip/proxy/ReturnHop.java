package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Via;
import java.text.ParseException;
import java.util.Optional;

/** The target of a response by its topmost Via (RFC 3261 §18.2.2, RFC 3581 §4). */
final class ReturnHop {
  private ReturnHop() {}

  static Optional<RequestTarget.To> of(Via via) {
    try {
      SipUri uri = new SipUri();
      uri.setHost(via.getReceived() == null ? via.getHost() : via.getReceived());
      int port = via.getRPort() > 0 ? via.getRPort() : via.getPort();
      if (port > 0) {
        uri.setPort(port);
      }
      uri.setTransportParam(via.getTransport());
      return NextHop.of(uri);
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
