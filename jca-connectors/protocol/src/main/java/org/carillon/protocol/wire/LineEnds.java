package org.carillon.protocol.wire;

/** The line ends of commands that a protocol accepts. */
public enum LineEnds {
  /**
   * CRLF, and a lone LF as scripts send it; a CR elsewhere is {@link Input.BareEnding}. Line ends
   * within messages are checked against RFC 5321 §2.3.8 where messages are read.
   */
  STRICT,
  /** LF with or without CR before it. */
  LENIENT
}
