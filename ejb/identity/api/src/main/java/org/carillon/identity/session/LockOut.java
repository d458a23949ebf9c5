package org.carillon.identity.session;

import java.util.Set;

/**
 * How an account is locked out.
 *
 * @param suspend whether it is switched off as well; else whoever knows the password can sign in
 *     again
 * @param deleteQueued whether mail of it that waits to be sent is deleted; else it is held
 * @param withdraw of which kinds all is taken away that works without anybody signed in
 */
public record LockOut(boolean suspend, boolean deleteQueued, Set<StandingAccess.Kind> withdraw) {
  /** With a copy. */
  public LockOut {
    withdraw = Set.copyOf(withdraw);
  }
}
