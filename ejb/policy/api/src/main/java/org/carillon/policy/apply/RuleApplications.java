package org.carillon.policy.apply;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Runs rules on the messages that lie in a mailbox, as a task: files, marks and removes as they
 * want it, with the rights of the account. What they would send is not sent: nothing is redirected,
 * refused, answered or told. What they discard goes to the trash. An account has one at a time.
 */
public interface RuleApplications {

  /** So many octets a script has at most: a task's row holds it. */
  int MOST_SCRIPT = 6_000;

  /**
   * Begins to.
   *
   * @param script octets of UTF-8, which the caller may have as its own
   * @param mailbox one of the caller's own; what comes later is left alone
   */
  Answer<RuleApplication> begin(Caller caller, byte[] script, MailboxName mailbox);

  /** One of the caller's own. */
  Answer<RuleApplication> find(Caller caller, String id);

  /** Stops one of the caller's own before its next step. What it did is done. */
  Answer<RuleApplication> stop(Caller caller, String id);
}
