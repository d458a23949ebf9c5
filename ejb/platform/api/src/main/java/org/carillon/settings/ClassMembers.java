package org.carillon.settings;

import org.carillon.contract.Watch;

/**
 * Which account is in which class of service. Answers come from memory, since each value of an
 * account's settings asks.
 */
public interface ClassMembers {
  /** The id of no class. */
  long NONE = 0;

  /** The class that an account is in, or {@link #NONE}. */
  long classOf(long account);

  /**
   * Calls back when accounts that may have been used came into another class, here or elsewhere.
   */
  Watch watch(Runnable onChange);
}
