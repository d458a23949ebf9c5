package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.message.SIPMessage;
import org.carillon.protocol.sip.wire.UnparsedHeaders;

/**
 * Headers that make a telephone answer at once, so that it could be used to listen in, or fetch and
 * play or show something. A user's own telephones may send them to each other; they are removed
 * from all other messages (RFC 5373 §6.3, RFC 3261 §20.4, §20.9).
 */
final class PhoneCommandHeaders {
  private PhoneCommandHeaders() {}

  static void strip(SIPMessage message) {
    message.removeHeader(UnparsedHeaders.COMMANDS);
  }
}
