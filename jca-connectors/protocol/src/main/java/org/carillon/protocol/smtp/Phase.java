package org.carillon.protocol.smtp;

/** The session's state in the order of commands (RFC 5321 §4.1.4). */
enum Phase {
  /** The client has not sent its name, or not since STARTTLS. */
  CONNECTED,
  /** No transaction is under way. */
  GREETED,
  /** A sender is known, but no recipient has been accepted. */
  SENDER,
  RECIPIENTS,
  /** The message comes in chunks, and the first has been received. */
  CHUNKS
}
