package org.carillon.transport;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.transport.IntakeSettings.OverQuota;

/** What becomes of mail for an account while it is full, as its owner is told. */
public interface FullMailbox {
  /** How many waiting messages are counted at most. */
  int MOST_COUNTED = 1000;

  /** What becomes of mail for the caller's account. */
  Answer<Fate> fate(Caller caller);

  /**
   * What becomes of it.
   *
   * @param policy what the account's settings say
   * @param waiting how many messages wait here for room, {@link #MOST_COUNTED} at most
   */
  record Fate(OverQuota policy, long waiting) {}
}
