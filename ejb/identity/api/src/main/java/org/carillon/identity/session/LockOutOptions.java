package org.carillon.identity.session;

import java.util.Set;

/**
 * The options of a lock-out.
 *
 * @param suspend whether the account is switched off as well; otherwise anybody who knows the
 *     password can sign in again
 * @param deleteQueued whether the account's mail that waits to be sent is deleted; otherwise it is
 *     held
 * @param withdraw the kinds of access without a signed-in user that are withdrawn
 */
public record LockOutOptions(
    boolean suspend, boolean deleteQueued, Set<UnattendedAccess.Kind> withdraw) {
  public LockOutOptions {
    withdraw = Set.copyOf(withdraw);
  }
}
