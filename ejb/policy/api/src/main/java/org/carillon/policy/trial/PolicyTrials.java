package org.carillon.policy.trial;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.policy.screening.ScreeningReport;

/** Tells how messages would be handled. */
public interface PolicyTrials {

  /**
   * Runs every check on a message from outside and returns the handling. No mail is touched and
   * nothing is stored. Only for server administrators.
   *
   * @return invalid {@code zone} if it is not a zone, {@code message} if there is no room for it
   *     now
   */
  Answer<ScreeningReport> check(Caller caller, TrialMessage message);
}
