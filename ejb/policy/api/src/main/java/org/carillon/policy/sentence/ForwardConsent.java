package org.carillon.policy.sentence;

/** What somebody who reads an address has said of an account's mail. */
public enum ForwardConsent {
  /** Nothing yet. */
  NONE,
  /** It may be sent there. */
  AGREED,
  /** It may not, whatever the account's scripts say. */
  REFUSED
}
