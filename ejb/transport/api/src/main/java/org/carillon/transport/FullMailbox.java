package org.carillon.transport;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.transport.IntakeSettings.OverQuota;

/** The treatment of mail for an account that is full, for its owner. */
public interface FullMailbox {
  /** The most waiting messages that are counted. */
  int MOST_COUNTED = 1000;

  /** Returns the treatment of mail for the caller's account. */
  Answer<Fate> fate(Caller caller);

  /**
   * The treatment of the mail.
   *
   * @param policy the policy of the account's settings
   * @param waiting the number of messages that wait for room, at most {@link #MOST_COUNTED}
   */
  record Fate(OverQuota policy, long waiting) {}
}
