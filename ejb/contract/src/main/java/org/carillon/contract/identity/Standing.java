package org.carillon.contract.identity;

import org.carillon.contract.Watch;

/**
 * What a sign-in rests on: the account and its domain switched on, and the password as it was. A
 * session that stays open watches it, and ends when it falls.
 */
@FunctionalInterface
public interface Standing {

  /** Of what can't fall while a session lasts. */
  Standing FOR_EVER = onFall -> () -> {};

  /**
   * Calls back once when it falls, by a change on any node; within seconds. Calls back soon when it
   * has fallen already.
   */
  Watch watch(Runnable onFall);
}
