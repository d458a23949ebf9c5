package org.carillon.settings;

/**
 * The levels at which a setting may be set. The narrower level takes precedence: account, class of
 * service, domain, server. Rows contain the ordinals, so new constants must be added at the end.
 */
public enum Level {
  /** The whole server or cluster. */
  SERVER,
  DOMAIN,
  /** A single account. */
  ACCOUNT,
  /** The accounts of a class of service. A class may set what an account may set for itself. */
  CLASS
}
