package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.header.SIPHeader;

/**
 * The headers of a message that nobody here reads, line by line as they came (RFC 3261 §16.3 step
 * 1, §16.6 step 1): a phone's own matters pass through untouched, and a sender's inventions cost
 * neither time nor a place in JAIN-SIP's memory of header names, which has no bound.
 */
final class UnreadHeaders extends SIPHeader {
  private static final long serialVersionUID = 1L;

  private final String lines;

  /**
   * @param lines each with its CRLF
   */
  UnreadHeaders(String lines) {
    super("unread");
    this.lines = lines;
  }

  @Override
  public StringBuilder encode(StringBuilder buffer) {
    return buffer.append(lines);
  }

  @Override
  protected StringBuilder encodeBody(StringBuilder buffer) {
    return buffer.append(lines);
  }
}
