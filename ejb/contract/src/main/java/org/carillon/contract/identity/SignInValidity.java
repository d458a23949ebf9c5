package org.carillon.contract.identity;

import org.carillon.contract.Watch;

/**
 * How long a sign-in is valid: while the account and its domain are switched on and the password
 * stays as it was. A session that stays open watches it, and ends with it.
 */
@FunctionalInterface
public interface SignInValidity {

  /** Of a sign-in that nothing ends while its session lasts. */
  SignInValidity PERMANENT = onEnd -> () -> {};

  /**
   * Calls back once, within seconds, when the sign-in is no longer valid by a change on any node;
   * soon when it is not valid already.
   */
  Watch watch(Runnable onEnd);

  /** Notes what the client of a watched session calls itself, for people. */
  default void clientIs(String program) {}
}
