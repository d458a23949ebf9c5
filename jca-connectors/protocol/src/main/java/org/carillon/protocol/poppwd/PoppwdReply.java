package org.carillon.protocol.poppwd;

/** What a command is answered. */
sealed interface PoppwdReply {

  /** 200: done. */
  record Ok(String text) implements PoppwdReply {}

  /** 300: the password is wanted next. */
  record More(String text) implements PoppwdReply {}

  /** 500: not done; too many of these end the session. */
  record No(String text) implements PoppwdReply {}

  /** 200, then TLS begins. */
  record BeginTls() implements PoppwdReply {}

  /** The session's last words. */
  record Leave(PoppwdReply last) implements PoppwdReply {}

  /** There is nobody to say anything to. */
  record Gone() implements PoppwdReply {}
}
