package org.carillon.protocol.managesieve;

import java.util.Optional;

/** The result of a command (RFC 5804 §1.3). */
sealed interface ManageSieveReply {

  record Ok(String text) implements ManageSieveReply {}

  /** OK with the client's tag (RFC 5804 §2.13), as the client wrote it. */
  record OkCode(String tag, String text) implements ManageSieveReply {}

  /** OK for a script with warnings (RFC 5804 §1.3 WARNINGS). */
  record OkWarnings(String warnings) implements ManageSieveReply {}

  /** NO with a code without parentheses, empty for none. */
  record No(String code, String text) implements ManageSieveReply {}

  /** NO to an invalid command: a client may not send too many of these. */
  record Bad(String text) implements ManageSieveReply {}

  /** The client signed in; the mechanism's data with success (RFC 5804 §1.3), if any. */
  record SignedIn(Optional<byte[]> last) implements ManageSieveReply {}

  /** OK, then TLS begins. */
  record BeginTls() implements ManageSieveReply {}

  /** BYE, which ends the session. */
  record Bye(String code, String text) implements ManageSieveReply {}

  /** OK to LOGOUT, which ends the session. */
  record Goodbye() implements ManageSieveReply {}

  /** The client has left: nothing can be sent. */
  record Gone() implements ManageSieveReply {}
}
