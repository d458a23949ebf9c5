package org.carillon.protocol.managesieve;

/** A session's states (RFC 5804 §1.5). */
enum ManageSievePhase {
  NON_AUTHENTICATED,
  AUTHENTICATED
}
