package org.carillon.protocol.imap.session;

/** A session's states (RFC 3501 §3), except the last one, logout. */
public enum Phase {
  NOT_AUTHENTICATED,
  AUTHENTICATED,
  SELECTED
}
