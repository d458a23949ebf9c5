package org.carillon.protocol.wire;

/** Which line ends a protocol takes from its peer for commands. */
public enum LineEnds {
  /**
   * CRLF, and LF alone as scripts send it; a CR elsewhere is {@link Input.BareEnding}. What a line
   * of a message ends in is held to RFC 5321 §2.3.8 where messages are read.
   */
  STRICT,
  /** LF with or without CR before it. */
  LENIENT
}
