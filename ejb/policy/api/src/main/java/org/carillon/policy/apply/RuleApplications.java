package org.carillon.policy.apply;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;

/**
 * Runs rules on the messages that are in a mailbox already, as a task. The rules file, mark and
 * remove messages with the rights of the account. Nothing is sent: redirections, rejections,
 * vacation replies and notifications are left out. Discarded messages go to the trash. An account
 * has one such task at a time.
 */
public interface RuleApplications {

  /** The largest script, in octets. The row of a task has room for it. */
  int MOST_SCRIPT = 6_000;

  /**
   * Begins a task.
   *
   * @param script the script in UTF-8; it may require what the caller's own scripts may require
   * @param mailbox a mailbox of the caller; messages that arrive in it later are left alone
   */
  Answer<RuleApplication> begin(Caller caller, byte[] script, MailboxName mailbox);

  /** Returns one of the caller's own tasks. */
  Answer<RuleApplication> find(Caller caller, String id);

  /** Stops one of the caller's own tasks before its next step. What the task did is not undone. */
  Answer<RuleApplication> stop(Caller caller, String id);
}
