package org.carillon.contract.directory;

/** Whom an operation is for, whichever object is meant; what each may with which, the core says. */
public enum Audience {
  /** Whoever is signed in: it depends on the object. */
  ALL,
  /** Those who administer a domain or the server. */
  ADMINISTRATORS,
  /** Those who administer the server. */
  SERVER_ADMINISTRATORS
}
