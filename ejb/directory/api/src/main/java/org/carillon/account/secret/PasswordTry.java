package org.carillon.account.secret;

/** An attempt to check a password. The check may have to wait in a queue. */
public interface PasswordTry {

  /** Returns false when nobody waits for the result any more. The check is then left out. */
  boolean goesOn();

  /**
   * Returns true if the account signed in recently from the same network. The check then goes
   * before those of unknown clients.
   */
  boolean isKnown();
}
