package org.carillon.settings;

/** Where a setting may be set; the narrower wins. */
public enum Level {
  /** The whole server (cluster). */
  SERVER,
  /** One domain and its accounts. */
  DOMAIN,
  /** One account. */
  ACCOUNT
}
