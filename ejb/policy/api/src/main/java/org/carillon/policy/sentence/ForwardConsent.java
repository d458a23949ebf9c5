package org.carillon.policy.sentence;

/** The consent of an address's owner to receive an account's mail. */
public enum ForwardConsent {
  /** The owner has not answered yet. */
  NONE,
  /** Mail may be forwarded to the address. */
  AGREED,
  /** Mail may not be forwarded to the address, whatever the account's scripts say. */
  REFUSED
}
