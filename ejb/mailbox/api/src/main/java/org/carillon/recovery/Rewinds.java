package org.carillon.recovery;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Brings an account's mail back to how it was at a moment within its undelete window ({@code
 * mailbox.undelete-period}; under a hold, as far as the hold reaches): mailboxes with their names,
 * messages where they were, flags. For those who administer the account's domain; each is in the
 * audit book.
 *
 * <p>Everybody sees it as ordinary changes: what came since is expunged or deleted like any other
 * mail, so it can be brought back, by another rewind too; what was expunged comes back under new
 * UIDs, since clients were told that the old ones are gone. What arrives after it began stays.
 * Quotas are not asked. Access lists, annotations, subscriptions and folder aliases stay as they
 * are.
 */
public interface Rewinds {

  /** What would change, now; only mailboxes in which something does, by name. */
  Answer<List<RewindChange>> preview(Caller caller, String address, Instant to);

  /**
   * Begins one and answers at once; one at a time for each account. Mailboxes are as they were when
   * this returns, messages follow in steps. One to the same moment that was interrupted goes on.
   */
  Answer<Rewind> begin(Caller caller, String address, Instant to);

  /** How far one is. */
  Answer<Rewind> find(Caller caller, String address, String id);

  /** Those of an account, the latest first; at most 100. */
  Answer<List<Rewind>> list(Caller caller, String address);
}
