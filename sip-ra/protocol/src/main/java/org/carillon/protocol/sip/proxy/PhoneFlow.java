package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import java.net.InetSocketAddress;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Transport;

/**
 * Decides between the way a phone came and the contact it named. RFC 3261 §16.5 sends to the
 * contact; behind a NAT only the way it came leads back, and a contact anywhere else would let a
 * user aim our packets at whom it likes.
 */
final class PhoneFlow {
  /** Below are services that answer whatever comes, and no telephones (RFC 6335 §6). */
  private static final int LOWEST_PORT = 1_024;

  private PhoneFlow() {}

  /**
   * The flow to a phone: over UDP, another port of the very address it came from when its contact
   * names that; in all other cases the way it came.
   *
   * @param contact where it says it is
   * @param came the way it came
   */
  static Flow of(SipUri contact, Flow came, Flows flows) {
    if (came.transport() != Transport.UDP) {
      return came;
    }
    return NextHop.of(contact)
        .filter(named -> named.transport() == Transport.UDP)
        .map(RequestTarget.To::address)
        .filter(named -> named.getAddress().equals(came.remote().getAddress()))
        .filter(named -> named.getPort() >= LOWEST_PORT)
        .filter(named -> !flows.isLocal(contact.getHost(), named.getPort()))
        .map(named -> new InetSocketAddress(came.remote().getAddress(), named.getPort()))
        .map(named -> new Flow(Transport.UDP, came.local(), named, came.connection()))
        .orElse(came);
  }
}
