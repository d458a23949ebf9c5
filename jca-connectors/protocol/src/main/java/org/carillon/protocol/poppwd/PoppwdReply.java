package org.carillon.protocol.poppwd;

/** The reply to a command. */
sealed interface PoppwdReply {

  /** 200, for a command that succeeded. */
  record Ok(String text) implements PoppwdReply {}

  /** 300: the password comes next. */
  record More(String text) implements PoppwdReply {}

  /** 500: error; too many of these end the session. */
  record No(String text) implements PoppwdReply {}

  /** 200, then TLS begins. */
  record BeginTls() implements PoppwdReply {}

  /** The last reply of the session. */
  record Leave(PoppwdReply last) implements PoppwdReply {}

  /** The client has left: nothing can be sent. */
  record Gone() implements PoppwdReply {}
}
