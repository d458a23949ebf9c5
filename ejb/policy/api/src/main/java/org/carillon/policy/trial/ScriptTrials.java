package org.carillon.policy.trial;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Tells what rules would do with messages. */
public interface ScriptTrials {

  /**
   * Runs rules on a message and returns what would be done. No mail is touched, and nothing is sent
   * or stored. The caller must have the right to change the owner's scripts. The lines of other
   * owners' scripts, which run around an account's or are included by one, are shown only to server
   * administrators. If one of them tries a user's stored message, this is written to the audit log.
   *
   * @return invalid {@code script} if it is wrong, or missing although the owner has no mail;
   *     invalid {@code account} if a stored message belongs to no account
   */
  Answer<ScriptReport> run(Caller caller, ScriptTrial trial);
}
