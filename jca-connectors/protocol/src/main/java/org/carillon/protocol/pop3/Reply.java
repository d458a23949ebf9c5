package org.carillon.protocol.pop3;

import java.time.Duration;
import org.carillon.protocol.language.Language;

/** The result of a command. */
sealed interface Reply {

  /** {@code +OK} with text or the requested numbers; lines may follow. */
  record Ok(String text) implements Reply {}

  /** {@code -ERR} not by the client's fault, which may try again; the code has no brackets. */
  record Unable(String code, String text) implements Reply {}

  /**
   * {@code -ERR} for a client's error; too many of these end the session.
   *
   * @param code a response code (RFC 2449 §8, RFC 3206) without brackets; empty for none
   */
  record Err(String code, String text) implements Reply {}

  /** The whole response is written already. */
  record Written() implements Reply {}

  /** {@code +OK}; later texts are in that language. */
  record Speaks(Language language) implements Reply {}

  /** The client signed in, and the time it must wait before its next sign-in. */
  record SignedIn(Maildrop maildrop, Duration delay) implements Reply {}

  /** {@code +OK}, then TLS begins. */
  record BeginTls() implements Reply {}

  /** The last reply of the session. */
  record Leave(Reply last) implements Reply {}

  static Reply err(String text) {
    return new Err("", text);
  }
}
