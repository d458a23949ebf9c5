package org.carillon.protocol.sip.wire;

/** The next item of a stream. */
public sealed interface Frame {

  /** A whole message, headers and body. */
  record Message(byte[] octets) implements Frame {}

  /**
   * A message that is too long; the next frame is the one after it, if that can be found.
   *
   * @param head start line and headers, as far as they were read, and an empty line
   */
  record TooLarge(byte[] head) implements Frame {}

  /** A double CRLF between messages: answered with one CRLF (RFC 5626 §4.4.1). */
  record Ping() implements Frame {}

  /** The peer closed the stream between two messages. */
  record End() implements Frame {}

  /** The stream is broken and must be closed; the reason is for the log. */
  record Broken(String why) implements Frame {}
}
