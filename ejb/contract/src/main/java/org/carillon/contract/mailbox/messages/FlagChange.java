package org.carillon.contract.mailbox.messages;

/** The way in which STORE applies its flags (RFC 9051 §6.4.6). */
public enum FlagChange {
  /** {@code FLAGS}: the message gets exactly these flags. */
  REPLACE,
  /** {@code +FLAGS}: these flags are added. */
  ADD,
  REMOVE
}
