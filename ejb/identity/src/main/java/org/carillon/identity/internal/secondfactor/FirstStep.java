package org.carillon.identity.internal.secondfactor;

import org.carillon.identity.internal.Principal;

/**
 * The first step of a sign-in: the account whose right password was shown.
 *
 * @param account the account's id
 * @param name the account's address
 * @param password the password's mark; the step is invalid once the password changes
 */
public record FirstStep(long account, String name, long password) {
  /** Returns whether the step belongs to the account and its current password. */
  public boolean isOf(Principal principal) {
    return principal.account() == account && principal.passwordMark() == password;
  }
}
