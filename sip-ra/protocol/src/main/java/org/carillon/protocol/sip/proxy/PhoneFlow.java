package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import java.net.InetSocketAddress;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Transport;

/**
 * Chooses between the flow of a phone's registration and its contact. RFC 3261 §16.5 sends to the
 * contact; but behind a NAT only the flow leads back, and a contact elsewhere would let a user aim
 * our packets at a victim.
 */
final class PhoneFlow {
  /** Lower ports belong to services that respond to anything, not to telephones (RFC 6335 §6). */
  private static final int LOWEST_PORT = 1_024;

  private PhoneFlow() {}

  /**
   * Returns the flow to a phone: over UDP, another port of its source address if its contact names
   * that; in all other cases the flow on which it came.
   *
   * @param contact the phone's contact
   * @param came the flow on which it registered
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
