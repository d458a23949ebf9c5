package org.carillon.policy.replay;

import java.time.Instant;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Judges past mail by a changed policy. The findings of that time are judged anew, also of refused
 * mail. No check is run again, and no mail is touched.
 */
public interface PolicyReplays {

  /**
   * Judges the latest messages. Only for server administrators.
   *
   * @param since the start of the time: in the past, within the time that traces are kept
   * @return invalid {@code since}, {@code settings} or {@code weights} with what is wrong there
   */
  Answer<ReplayReport> replay(Caller caller, Instant since, ProposedPolicy proposed);
}
