package org.carillon.mailbox.snooze;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;

/**
 * Messages that are put away until a time. Meanwhile they lie in the account's mailbox for {@link
 * org.carillon.contract.mailbox.folders.SpecialUse#SNOOZED} like any; whoever moves one out of it,
 * by whatever program, has it back. When its time comes, it lies in the inbox, unread and with the
 * keyword {@link org.carillon.contract.mailbox.messages.Keyword#NEW}.
 */
public interface SnoozeAccess {

  /** So far ahead is a message put away at most. */
  Duration FARTHEST = Duration.ofDays(5 * 366);

  /** So many messages of an account are put away at a time. */
  int MOST = 10_000;

  /**
   * Puts messages away; the mailbox for them is made where it is missing. Of those that lie there
   * already, only the time changes.
   *
   * @param mailbox one of the caller's own
   * @param uids at most 1,000
   * @return where they lie now; nothing for those that lay there already
   */
  Answer<Placed> snooze(Caller caller, long mailbox, UidSet uids, Instant until);

  /**
   * When messages come back, by uid; what nobody gave a time is left out.
   *
   * @param mailbox one of the caller's own
   * @param uids at most 1,000
   */
  Answer<Map<Long, Instant>> times(Caller caller, long mailbox, UidSet uids);
}
