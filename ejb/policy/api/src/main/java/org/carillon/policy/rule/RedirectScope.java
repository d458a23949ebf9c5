package org.carillon.policy.rule;

/** The addresses that accounts' rules may redirect mail to. */
public enum RedirectScope {
  /** Only addresses in this server's domains. */
  HERE,
  /** Addresses in the own domain, and others, here or elsewhere, that agreed. */
  AGREED,
  /** All addresses except those that refused; in the webmail, only those that agreed. */
  ANYWHERE
}
