package org.carillon.protocol.wire;

import java.util.Optional;

/** The result of waiting for a line. */
public sealed interface Input {

  /** A line without its end, one char (0 to 255) per octet. */
  record Line(String octets) implements Input {

    /** Returns the line as UTF-8; empty if invalid (overlong forms and surrogates are). */
    public Optional<String> utf8() {
      return Utf8.decode(octets);
    }
  }

  /**
   * A line longer than allowed; it was read to its end and discarded, except for a few octets.
   *
   * @param begin its first octets, one char each
   * @param end its last octets, one char each, without the line end
   */
  record TooLong(String begin, String end) implements Input {
    /** The number of octets that are kept of a line's beginning, and of its end. */
    static final int KEPT_OCTETS = 128;
  }

  /** A line that holds a CR without LF, where that is not allowed. */
  record BareEnding() implements Input {}

  /** The peer sent nothing, or no complete line, in time. */
  record Silent() implements Input {}

  /** The peer ended the connection. */
  record End() implements Input {}

  /** The server is stopping: end the session. */
  record Stopping() implements Input {}

  /** The session's sign-in is no longer valid: tell the client and end. */
  record Dismissed() implements Input {}
}
