package org.carillon.account.function;

/** A function that can be hidden from an account. */
public enum WebFunction {
  /** Rules for incoming mail. */
  RULES,
  /** Automatic replies while the user is away. */
  AWAY,
  /** Forwarding of all incoming mail. */
  FORWARDING,
  /** Identities, their signatures, and the right of others to write on the user's behalf. */
  IDENTITIES,
  /** Sharing of folders, calendars and address books with others. */
  SHARING
}
