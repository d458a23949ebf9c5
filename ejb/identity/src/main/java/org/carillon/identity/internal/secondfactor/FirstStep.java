package org.carillon.identity.internal.secondfactor;

import org.carillon.identity.internal.Principal;

/**
 * What the right password was shown for.
 *
 * @param account whose
 * @param name the account's address
 * @param password the password's mark: with another one it is over
 */
public record FirstStep(long account, String name, long password) {
  /** Whether it is an account's, and of its present password. */
  public boolean isOf(Principal principal) {
    return principal.account() == account && principal.passwordMark() == password;
  }
}
