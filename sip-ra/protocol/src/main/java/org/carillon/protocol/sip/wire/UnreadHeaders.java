package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.header.SIPHeader;

/**
 * The headers of a message that nobody here reads, line by line as they came (RFC 3261 §16.3 step
 * 1, §16.6 step 1): a phone's own matters pass through untouched, and a sender's inventions cost
 * neither time nor a place in JAIN-SIP's memory of header names, which has no bound.
 */
public final class UnreadHeaders extends SIPHeader {
  private static final long serialVersionUID = 1L;

  /** The name under which a message has those that say who is speaking, all in one. */
  public static final String IDENTITY = "identity";

  /** The name under which it has those that tell a telephone what to do. */
  public static final String COMMANDS = "commands";

  /** The name under which it has all others. */
  static final String OTHERS = "unread";

  private final String lines;

  /**
   * @param name what the message knows them by, among each other and those that are read
   * @param lines each with its CRLF
   */
  public UnreadHeaders(String name, String lines) {
    super(name);
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
