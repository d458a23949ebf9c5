package org.carillon.recovery;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Retention: while there is a hold, no data of the account or mailbox is removed for good. Its
 * owner works as usual and sees nothing of the hold. Expunged and deleted messages disappear from
 * view and can be brought back as long as the hold lasts. An account under a hold can't be deleted.
 *
 * <p>Only administrators of the account's domain may use holds. Each change is written to the audit
 * log.
 */
public interface Holds {

  /** The largest length of the reason, in characters. */
  int MOST_REASON = 500;

  /** Lists an account's holds. */
  Answer<List<Hold>> list(Caller caller, String address);

  /**
   * Places a hold, or changes the reason of the present one.
   *
   * @param mailbox an existing mailbox; empty for the whole account
   */
  Answer<Hold> place(Caller caller, String address, Optional<String> mailbox, String reason);

  /** Lifts a hold. Data that it kept longer than the undelete window is removed within a day. */
  Answer<Hold> lift(Caller caller, String address, Optional<String> mailbox);
}
