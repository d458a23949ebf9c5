package org.carillon.protocol.imap;

/** A session's states (RFC 3501 §3) but for the last, which is left with LOGOUT. */
enum Phase {
  NOT_AUTHENTICATED,
  AUTHENTICATED,
  SELECTED
}
