package org.carillon.settings;

/** The level that an effective value comes from. */
public enum Origin {
  ACCOUNT,
  /** The value is set on the account's class of service. */
  CLASS,
  /** The value is set on the account's domain. */
  DOMAIN,
  SERVER,
  /** The value is set nowhere: the declaration's default applies. */
  BUILT_IN
}
