package org.carillon.policy.rule;

/** To whom accounts' rules may send mail on. */
public enum RedirectScope {
  /** Nobody outside this server's domains. */
  HERE,
  /** The own domain, and those addresses of other domains that agreed, here or elsewhere. */
  AGREED,
  /** Whoever a script names, but who said no; sentences of the webmail name those that agreed. */
  ANYWHERE
}
