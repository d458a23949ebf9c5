package org.carillon.protocol.pop3;

/** A session's states (RFC 1939 §3); UPDATE ends with the reply to QUIT. */
enum Phase {
  AUTHORIZATION,
  TRANSACTION
}
