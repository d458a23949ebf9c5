package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.header.SIPHeader;

/**
 * The headers of a message that are not parsed here, line by line as they came (RFC 3261 §16.3 step
 * 1, §16.6 step 1): phones' extensions pass through unchanged, and invented headers cost neither
 * time nor space in JAIN-SIP's cache of header names, which is unbounded.
 */
public final class UnparsedHeaders extends SIPHeader {
  private static final long serialVersionUID = 1L;

  /** The name of the combined headers that identify the caller. */
  public static final String IDENTITY = "identity";

  /** The name of the combined headers that command a telephone. */
  public static final String COMMANDS = "commands";

  /** The name of all others. */
  static final String OTHERS = "unread";

  private final String lines;

  /**
   * @param name the name under which the message keeps them
   * @param lines each with its CRLF
   */
  public UnparsedHeaders(String name, String lines) {
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
