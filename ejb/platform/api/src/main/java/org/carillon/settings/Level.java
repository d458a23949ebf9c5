package org.carillon.settings;

/**
 * Where a setting may be set; the narrower wins: account, class of service, domain, server. Rows
 * hold their ordinals, so new ones stand at the end.
 */
public enum Level {
  /** The whole server (cluster). */
  SERVER,
  /** One domain and its accounts. */
  DOMAIN,
  /** One account. */
  ACCOUNT,
  /**
   * The accounts of a class of service: what an account may have of its own, a class may give it.
   */
  CLASS
}
