package org.carillon.protocol.wire;

import java.util.Optional;

/** What came when a session waited for a line. */
public sealed interface Input {

  /**
   * A line without its end.
   *
   * @param octets one char (0 to 255) an octet
   */
  record Line(String octets) implements Input {

    /** The line read as UTF-8; empty when it is not (overlong forms and surrogates are not). */
    public Optional<String> utf8() {
      return Utf8.decode(octets);
    }
  }

  /**
   * A line longer than allowed; it was read to its end and thrown away, but for a few octets.
   *
   * @param begin its first octets, one char each
   * @param end its last octets, one char each, without the line end
   */
  record TooLong(String begin, String end) implements Input {
    /** How many octets are kept of a line's begin, and of its end. */
    static final int KEPT_OCTETS = 128;
  }

  /** A line that holds a CR without LF, where that is not allowed. */
  record BareEnding() implements Input {}

  /** The peer said nothing, or did not finish its line, in time. */
  record Silent() implements Input {}

  /** The peer ended the connection. */
  record End() implements Input {}

  /** The server is stopping: take leave. */
  record Stopping() implements Input {}

  /** The session's sign-in is no longer valid: say so and end. */
  record Dismissed() implements Input {}
}
