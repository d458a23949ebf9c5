package org.carillon.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.identity.Caller;

/**
 * Brings back expunged messages and deleted mailboxes while their undelete window ({@code
 * mailbox.undelete-period}) is open; for the account itself and for those who administer it.
 *
 * <p>A message counts as deleted when it lies in no mailbox of the account any more: what was moved
 * or copied elsewhere before it was expunged is not brought back beside it.
 */
public interface Recovery {

  /**
   * What can be brought back.
   *
   * @param address the account
   * @param since only what was deleted at that time or later
   */
  Answer<List<DeletedMail>> list(Caller caller, String address, Instant since);

  /** How many messages a page of {@link #messages} has at most. */
  int PAGE = 50;

  /** How many messages are brought back at once at most. */
  int MOST_CHOSEN = 1_000;

  /**
   * The expunged messages that can be brought back, the last expunged first.
   *
   * @param address the account
   * @param mailbox only those expunged from this one
   * @param after what the page before gave as next
   */
  Answer<Page<DeletedMessage>> messages(
      Caller caller, String address, Optional<String> mailbox, Optional<String> after);

  /**
   * Brings chosen messages back, each into the mailbox it was expunged from last. Those that cannot
   * be brought back any more are named in the answer; a text that is no id is {@link
   * Failure.Invalid}, and nothing is done.
   *
   * @param address the account
   * @param ids the messages' ids, at most {@value #MOST_CHOSEN}; one named twice counts once
   */
  Answer<RecoveredMessages> recoverMessages(Caller caller, String address, List<String> ids);

  /**
   * Brings back. A mailbox comes back as it was, with its UIDVALIDITY and its messages' UIDs. A
   * message comes back with its flags but \Deleted, and its dates, under a new UID of the mailbox
   * it was expunged from last. Works in steps, each durable; what was brought back before a later
   * step failed stays. Quotas must have room.
   *
   * @param address the account
   */
  Answer<Recovered> recover(Caller caller, String address, RecoveryWish wish);
}
