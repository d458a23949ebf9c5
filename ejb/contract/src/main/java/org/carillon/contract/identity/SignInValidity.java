package org.carillon.contract.identity;

import org.carillon.contract.Watch;

/**
 * The time for which a sign-in stays valid: as long as the account and its domain are enabled and
 * the password is unchanged. A session that stays open watches it, and ends with it.
 */
@FunctionalInterface
public interface SignInValidity {

  /** The validity of a sign-in that nothing ends while its session lasts. */
  SignInValidity PERMANENT = onEnd -> () -> {};

  /** Calls {@code onEnd} once, within seconds after any node has made the sign-in invalid. */
  Watch watch(Runnable onEnd);

  /** Records the client program's name for a watched session, to be shown to people. */
  default void clientIs(String program) {}
}
