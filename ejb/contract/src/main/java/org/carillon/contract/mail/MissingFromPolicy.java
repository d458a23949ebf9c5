package org.carillon.contract.mail;

/** The treatment of a message without a From field, which is required (RFC 5322 §3.6). */
public enum MissingFromPolicy {
  /** The sender's address is added (RFC 6409 §8.1). */
  ADD,
  REFUSE,
  /** The message is accepted unchanged. */
  PASS
}
