package org.carillon.account.secret;

/** One try of a password, whose check may have to wait for its turn. */
public interface PasswordTry {

  /** Returns false once nobody waits for the answer any more: the check is then left out. */
  boolean goesOn();

  /** Returns true if the account signed in from here of late: it then goes before strangers. */
  boolean isKnown();
}
