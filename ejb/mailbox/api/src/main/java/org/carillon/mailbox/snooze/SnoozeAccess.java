package org.carillon.mailbox.snooze;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * Snoozed messages. Until their time comes they are in the account's mailbox for {@link
 * org.carillon.contract.mailbox.folders.SpecialUse#SNOOZED} like any other message; moving one out
 * of it with any client ends its snooze. When the time comes, the message is moved to the inbox,
 * unread and with the keyword {@link org.carillon.contract.mailbox.messages.Keyword#NEW}.
 */
public interface SnoozeAccess {

  /** The longest time that a message can be snoozed. */
  Duration FARTHEST = Duration.ofDays(5 * 366);

  /** The largest number of snoozed messages of an account. */
  int MOST = 10_000;

  /**
   * Snoozes messages. The mailbox for them is created if it is missing. For messages that are
   * already there, only the time changes.
   *
   * @param mailbox one of the caller's own mailboxes
   * @param uids at most 1,000
   * @return the new places of the messages; nothing for those that were already there
   */
  Answer<Placed> snooze(Caller caller, long mailbox, UidSet uids, Instant until);

  /**
   * Returns the times at which messages come back, by UID. Messages without a time are left out.
   *
   * @param mailbox one of the caller's own mailboxes
   * @param uids at most 1,000
   */
  Answer<Map<Long, Instant>> times(Caller caller, long mailbox, UidSet uids);
}
