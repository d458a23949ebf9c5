package org.carillon.account.secret;

/** An attempt to check a password. The check may have to wait in a queue. */
public interface PasswordAttempt {

  /** Returns false when nobody waits for the result any more. The check is then left out. */
  boolean goesOn();

  /** True if the account signed in recently from this network. Its check then goes first. */
  boolean isKnown();
}
