package org.carillon.contract.mail;

/**
 * The treatment of a message without a From field, although every message must have one (RFC 5322
 * §3.6).
 */
public enum MissingFrom {
  /** The sender's address is added (RFC 6409 §8.1). */
  ADD,
  /** The message is refused. */
  REFUSE,
  /** The message is accepted unchanged. */
  PASS
}
