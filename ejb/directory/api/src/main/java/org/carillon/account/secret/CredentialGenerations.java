package org.carillon.account.secret;

import java.util.OptionalLong;

/** Distinguishes credentials issued before the account's password changed from later ones. */
public interface CredentialGenerations {

  /**
   * Returns a number that changes with each change of the account's password, and when the account
   * is signed out everywhere.
   *
   * @return the number, or empty if nobody may sign in to the account or the number can't be read
   *     at present
   */
  OptionalLong of(long account);
}
