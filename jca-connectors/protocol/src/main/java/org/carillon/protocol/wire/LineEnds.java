package org.carillon.protocol.wire;

/** Which line ends a protocol takes from its peer. */
public enum LineEnds {
  /** CRLF only; anything else is {@link Input.BareEnding} (RFC 5321 §2.3.8). */
  STRICT,
  /** LF with or without CR before it. */
  LENIENT
}
