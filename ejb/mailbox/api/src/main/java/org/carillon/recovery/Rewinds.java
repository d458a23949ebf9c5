package org.carillon.recovery;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Returns an account's mail to its state at a moment within its undelete window ({@code
 * mailbox.undelete-period}; under a hold, as far back as the hold reaches). Mailboxes get their old
 * names, messages their old mailboxes and flags. Only administrators of the account's domain may do
 * so. Each rewind is written to the audit log.
 *
 * <p>Clients see it as ordinary changes. What was added since is expunged or deleted like any other
 * mail, so it can be brought back, also by another rewind. Expunged messages come back under new
 * UIDs, because clients were told that the old ones are gone. Messages that arrive after the start
 * stay. Quotas are not checked. Access lists, annotations, subscriptions and folder aliases are not
 * changed.
 */
public interface Rewinds {

  /** Returns what a rewind would change now: only mailboxes with changes, by name. */
  Answer<List<RewindChange>> preview(Caller caller, String address, Instant to);

  /**
   * Starts a rewind and returns at once. Each account has one at a time. The mailboxes are restored
   * when this returns; the messages follow in steps. An interrupted rewind to the same moment is
   * resumed.
   */
  Answer<Rewind> begin(Caller caller, String address, Instant to);

  /** Returns the progress of a rewind. */
  Answer<Rewind> find(Caller caller, String address, String id);

  /** Lists the rewinds of an account, the latest first; at most 100. */
  Answer<List<Rewind>> list(Caller caller, String address);
}
