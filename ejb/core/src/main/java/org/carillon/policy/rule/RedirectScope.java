package org.carillon.policy.rule;

/** To whom accounts' rules may send mail on. */
public enum RedirectScope {
  /** Nobody outside this server's domains. */
  HERE,
  /** Besides those addresses elsewhere that agreed. */
  AGREED,
  /** Whoever a script names; sentences of the webmail name those that agreed. */
  ANYWHERE
}
