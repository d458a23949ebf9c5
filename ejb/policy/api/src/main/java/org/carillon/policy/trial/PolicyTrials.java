package org.carillon.policy.trial;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.policy.screening.ScreeningReport;

/** Tells what would be made of messages. */
public interface PolicyTrials {

  /**
   * Runs every check of a message of a stranger, and says what would be done; no mail is touched
   * and nothing is kept. For server administrators.
   *
   * @return invalid {@code zone} if that is no zone, {@code message} if there is no room for it now
   */
  Answer<ScreeningReport> check(Caller caller, TrialMessage message);
}
