package org.carillon.contract.mailbox.messages;

/** How STORE applies its flags (RFC 9051 §6.4.6). */
public enum FlagChange {
  /** {@code FLAGS}: exactly these. */
  REPLACE,
  /** {@code +FLAGS}. */
  ADD,
  /** {@code -FLAGS}. */
  REMOVE
}
