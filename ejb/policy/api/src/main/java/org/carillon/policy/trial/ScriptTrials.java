package org.carillon.policy.trial;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Tells what rules would do with messages. */
public interface ScriptTrials {

  /**
   * Runs rules on a message, and says what would be done: no mail is touched, nothing is sent, kept
   * or remembered. For whoever may change the owner's scripts. The lines of others' scripts, which
   * are run around an account's or included by one, are told to server administrators alone. When
   * such a one has a stored message of somebody tried, the audit log says so.
   *
   * @return invalid {@code script} if that is wrong, or missing where the owner has no mail;
   *     invalid {@code account} where a stored message is of none
   */
  Answer<ScriptReport> run(Caller caller, ScriptTrial trial);
}
