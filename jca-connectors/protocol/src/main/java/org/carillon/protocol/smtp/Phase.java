package org.carillon.protocol.smtp;

/** Where a session is in what may follow what (RFC 5321 §4.1.4). */
enum Phase {
  /** The client has not named itself, or not since STARTTLS. */
  CONNECTED,
  /** No transaction is under way. */
  GREETED,
  /** A sender is known, and no recipient that was taken. */
  SENDER,
  RECIPIENTS,
  /** The message comes in chunks, and the first did. */
  CHUNKS
}
