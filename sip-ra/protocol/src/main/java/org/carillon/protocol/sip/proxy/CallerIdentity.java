package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.protocol.sip.wire.UnreadHeaders;

/**
 * Who a phone is told is speaking, beside From (RFC 3325). A peer's word for it is never passed on:
 * phones show it in place of From, and none of our peers is trusted but our own nodes. Ours is put
 * in where a caller has proven to be one of our users.
 */
final class CallerIdentity {
  private static final String ASSERTED = "asserted";

  private CallerIdentity() {}

  /** Takes out what a peer asserts of itself (RFC 3325 §5). */
  static void strip(SIPMessage message) {
    message.removeHeader(UnreadHeaders.IDENTITY);
  }

  /** Puts in what was proven. */
  static void add(SIPRequest request, AddressOfRecord proven) {
    // As it was escaped by the phone itself; a telephone number has nothing to be escaped.
    String user =
        request.getFrom().getAddress().getURI() instanceof SipUri from
            ? from.getUser()
            : proven.user();
    request.addHeader(
        new UnreadHeaders(
            ASSERTED, "P-Asserted-Identity: <sip:" + user + "@" + proven.domain() + ">\r\n"));
  }
}
