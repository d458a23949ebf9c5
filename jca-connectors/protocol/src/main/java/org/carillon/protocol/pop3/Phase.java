package org.carillon.protocol.pop3;

/** A session's states (RFC 1939 §3); UPDATE is left with the answer to QUIT. */
enum Phase {
  AUTHORIZATION,
  TRANSACTION
}
