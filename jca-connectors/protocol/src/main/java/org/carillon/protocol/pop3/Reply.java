package org.carillon.protocol.pop3;

import java.time.Duration;
import org.carillon.protocol.language.Language;

/** What a command comes to. */
sealed interface Reply {

  /**
   * {@code +OK}; whatever lines belong to it follow.
   *
   * @param text for people, or the figures the command asks for
   */
  record Ok(String text) implements Reply {}

  /**
   * {@code -ERR} through no fault of the client's: it may go on asking.
   *
   * @param code a response code without brackets; empty for none
   */
  record Unable(String code, String text) implements Reply {}

  /**
   * {@code -ERR} to a client in error, which may not be so too often.
   *
   * @param code a response code (RFC 2449 §8, RFC 3206) without brackets; empty for none
   */
  record Err(String code, String text) implements Reply {}

  /** Written already, lines and all. */
  record Written() implements Reply {}

  /** {@code +OK}; texts are in that language from now on. */
  record Speaks(Language language) implements Reply {}

  /**
   * The client signed in.
   *
   * @param delay how long it must wait before it does so again
   */
  record SignedIn(Maildrop maildrop, Duration delay) implements Reply {}

  /** {@code +OK}, then TLS begins. */
  record BeginTls() implements Reply {}

  /** The session's last words. */
  record Leave(Reply last) implements Reply {}

  static Reply err(String text) {
    return new Err("", text);
  }
}
