package org.carillon.policy.rate;

/** How much an account sends in how long, also of what no client of its submits. */
public interface AccountRates {

  /**
   * Counts a message, if there is room for it within all limits of its account and domain.
   *
   * @param recipients how many it has
   * @return whether there was
   */
  boolean takes(long account, int recipients);
}
