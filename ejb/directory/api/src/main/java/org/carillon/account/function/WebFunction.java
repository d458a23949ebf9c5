package org.carillon.account.function;

/** What an account may be without. */
public enum WebFunction {
  /** Rules for what arrives. */
  RULES,
  /** Answers while away. */
  AWAY,
  /** Sending everything on. */
  FORWARDING,
  /** Identities, signatures with them, and who writes on one's behalf. */
  IDENTITIES,
  /** Letting others into folders, calendars and address books. */
  SHARING
}
