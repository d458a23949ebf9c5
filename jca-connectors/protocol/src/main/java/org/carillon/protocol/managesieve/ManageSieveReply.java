package org.carillon.protocol.managesieve;

import java.util.Optional;

/** What a command comes to (RFC 5804 §1.3). */
sealed interface ManageSieveReply {

  /** OK. */
  record Ok(String text) implements ManageSieveReply {}

  /**
   * OK, with what the client said (RFC 5804 §2.13).
   *
   * @param tag what it said
   */
  record OkCode(String tag, String text) implements ManageSieveReply {}

  /** OK to a script that is hardly meant so (RFC 5804 §1.3 WARNINGS). */
  record OkWarnings(String warnings) implements ManageSieveReply {}

  /**
   * NO.
   *
   * @param code without parentheses; empty for none
   */
  record No(String code, String text) implements ManageSieveReply {}

  /** NO to what is no command: a client may not send too many of these. */
  record Bad(String text) implements ManageSieveReply {}

  /**
   * The client signed in.
   *
   * @param last what the mechanism tells it with success (RFC 5804 §1.3 SASL); empty for nothing
   */
  record SignedIn(Optional<byte[]> last) implements ManageSieveReply {}

  /** OK, then TLS begins. */
  record BeginTls() implements ManageSieveReply {}

  /** BYE: the session's last words. */
  record Bye(String code, String text) implements ManageSieveReply {}

  /** OK to LOGOUT: the session's last words. */
  record Goodbye() implements ManageSieveReply {}

  /** The client is gone: there is nobody to say anything to. */
  record Gone() implements ManageSieveReply {}
}
