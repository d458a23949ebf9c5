package org.carillon.contract.mail;

/** What becomes of a message without a From field, which every one has (RFC 5322 §3.6). */
public enum MissingFrom {
  /** The sender's address is added (RFC 6409 §8.1). */
  ADD,
  /** It is refused. */
  REFUSE,
  /** It goes as it is. */
  PASS
}
