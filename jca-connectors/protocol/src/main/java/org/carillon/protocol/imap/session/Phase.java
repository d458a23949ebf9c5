package org.carillon.protocol.imap.session;

/** A session's states (RFC 3501 §3) but for the last, which is left with LOGOUT. */
public enum Phase {
  NOT_AUTHENTICATED,
  AUTHENTICATED,
  SELECTED
}
