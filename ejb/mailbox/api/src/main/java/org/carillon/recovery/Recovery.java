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
 * mailbox.undelete-period}) is open. The account itself and its administrators may do so.
 *
 * <p>A message counts as deleted when no mailbox of the account contains it any more. A message
 * that was moved or copied elsewhere before it was expunged is not brought back in addition.
 */
public interface Recovery {

  /**
   * Lists the messages and mailboxes that can be brought back.
   *
   * @param address the account's address
   * @param since lists only what was deleted at that time or later
   */
  Answer<List<DeletedMail>> list(Caller caller, String address, Instant since);

  /** The largest number of messages on a page of {@link #messages}. */
  int PAGE = 50;

  /** The largest number of messages that are brought back in one request. */
  int MOST_CHOSEN = 1_000;

  /**
   * Lists the expunged messages that can be brought back, the last expunged first.
   *
   * @param address the account's address
   * @param mailbox lists only messages that were expunged from this mailbox
   * @param after the value that the previous page gave as next
   */
  Answer<Page<DeletedMessage>> messages(
      Caller caller, String address, Optional<String> mailbox, Optional<String> after);

  /**
   * Brings chosen messages back, each into the mailbox from which it was expunged last. Messages
   * that can no longer be brought back are named in the answer. If a text is not an id, the answer
   * is {@link Failure.Invalid} and nothing is done.
   *
   * @param address the account's address
   * @param ids the messages' ids, at most {@value #MOST_CHOSEN}; duplicates count once
   */
  Answer<RecoveredMessages> recoverMessages(Caller caller, String address, List<String> ids);

  /**
   * Brings messages or mailboxes back. A mailbox comes back as it was, with its UIDVALIDITY and its
   * messages' UIDs. A message comes back with its dates and its flags except \Deleted, under a new
   * UID in the mailbox from which it was expunged last. The operation works in steps, each of which
   * is durable; if a later step fails, the results of earlier steps stay. Quotas must have room.
   *
   * @param address the account's address
   */
  Answer<Recovered> recover(Caller caller, String address, RecoverySelection selection);
}
