package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.protocol.sip.wire.UnparsedHeaders;

/**
 * The asserted identity of the caller for phones, beside From (RFC 3325). A peer's assertion is
 * never passed on: phones show it in place of From, and only our own nodes are trusted. Ours is
 * added if the caller has authenticated as one of our users.
 */
final class CallerIdentity {
  private static final String ASSERTED = "asserted";

  private CallerIdentity() {}

  /** Removes a peer's assertions (RFC 3325 §5). */
  static void strip(SIPMessage message) {
    message.removeHeader(UnparsedHeaders.IDENTITY);
  }

  /** Adds the authenticated identity. */
  static void add(SIPRequest request, AddressOfRecord proven) {
    // Escaped as the phone did it; a telephone number needs no escapes.
    String user =
        request.getFrom().getAddress().getURI() instanceof SipUri from
            ? from.getUser()
            : proven.user();
    request.addHeader(
        new UnparsedHeaders(
            ASSERTED, "P-Asserted-Identity: <sip:" + user + "@" + proven.domain() + ">\r\n"));
  }
}
