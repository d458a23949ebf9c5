package org.carillon.recovery;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Retention: while there is a hold, nothing that the account or the mailbox has is removed for
 * good. Its owner works as always and sees nothing of it: what is expunged or deleted goes from
 * view and can be brought back for as long as the hold lasts. A held account can't be deleted.
 *
 * <p>For those who administer the account's domain; each change is in the audit log.
 */
public interface Holds {

  /** The longest reason, in characters. */
  int MOST_REASON = 500;

  /** An account's holds. */
  Answer<List<Hold>> list(Caller caller, String address);

  /**
   * Places a hold, or changes the reason of the one that is there.
   *
   * @param mailbox a mailbox that is there; empty for the whole account
   */
  Answer<Hold> place(Caller caller, String address, Optional<String> mailbox, String reason);

  /** Lifts a hold: what it kept beyond its window goes within a day. */
  Answer<Hold> lift(Caller caller, String address, Optional<String> mailbox);
}
