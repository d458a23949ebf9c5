package org.carillon.policy.replay;

import java.time.Instant;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Judges mail that came in by a changed policy. What the checks found then is judged anew, refused
 * mail included: nothing is asked again, and no mail is touched.
 */
public interface PolicyReplays {

  /**
   * Judges the latest messages. For server administrators.
   *
   * @param since from when on: in the past, within the time that traces are kept
   * @return invalid {@code since}, {@code settings} or {@code weights} with what is wrong there
   */
  Answer<ReplayReport> replay(Caller caller, Instant since, ProposedPolicy proposed);
}
