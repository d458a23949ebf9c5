package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.message.SIPMessage;
import org.carillon.protocol.sip.wire.UnreadHeaders;

/**
 * Headers by which a sender tells a telephone to answer at once, so that it can be listened
 * through, or to fetch and play or show something. A user's own telephones may tell each other;
 * from anybody else nothing of that is passed on (RFC 5373 §6.3, RFC 3261 §20.4, §20.9).
 */
final class PhoneCommands {
  private PhoneCommands() {}

  /** Takes them out. */
  static void strip(SIPMessage message) {
    message.removeHeader(UnreadHeaders.COMMANDS);
  }
}
