package org.carillon.account.secret;

/** One try of a password, whose check may have to wait for its turn. */
public interface PasswordTry {

  /** Whether its answer is still wanted. */
  boolean goesOn();

  /** Whether its account signed in from the same place of late: it then waits for no stranger. */
  boolean isKnown();
}
