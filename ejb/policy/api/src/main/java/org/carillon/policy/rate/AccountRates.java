package org.carillon.policy.rate;

/** The sending limits of accounts, also for mail that no client submits. */
public interface AccountRates {

  /**
   * Counts a message, if all limits of its account and domain allow it.
   *
   * @param recipients the number of its recipients
   * @return whether the message was allowed and counted
   */
  boolean takes(long account, int recipients);
}
