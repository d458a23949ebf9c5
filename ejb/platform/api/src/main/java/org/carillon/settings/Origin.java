package org.carillon.settings;

/** Where a value in force comes from. */
public enum Origin {
  /** Set on the account itself. */
  ACCOUNT,
  /** Set on the account's class of service. */
  CLASS,
  /** Set on the account's domain. */
  DOMAIN,
  /** Set on the server. */
  SERVER,
  /** Set nowhere: the declaration's default. */
  BUILT_IN
}
