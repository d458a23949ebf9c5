package org.carillon.recovery.cleanup;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Finds one message in the mailboxes of all accounts that the caller administers, shows where it
 * lies, removes it there and brings it back. For administrators of the server and of a domain;
 * those of a domain neither see nor remove anything of an account that administers more.
 *
 * <p>Each of the three is a task; of one search only one of them goes on at a time. What is removed
 * is expunged as its owner would: everybody's programs see it go, and what is held or within its
 * undelete window is kept. Searches are kept for 90 days.
 */
public interface Cleanups {

  /** How many of the messages found are shown. */
  int SAMPLE = 100;

  /** How many different messages a search finds at most. */
  int MOST_FOUND = 100_000;

  /** How many messages a search reads at most for what stands in their contents. */
  int MOST_READ = 200_000;

  /** Begins to look and answers at once; that is in the book of changes. */
  Answer<Cleanup> find(Caller caller, CleanupWish wish);

  /** The searches the caller may see, the latest first; at most 100. */
  Answer<List<Cleanup>> list(Caller caller);

  /** One of them. */
  Answer<Cleanup> show(Caller caller, String id);

  /** Where what it found lies now. */
  Answer<CleanupPreview> preview(Caller caller, String id);

  /**
   * Begins to remove what was found wherever it lies now, and answers at once. What was done to an
   * account is in the book of changes. The same again does what one that was stopped did not.
   */
  Answer<Cleanup> remove(Caller caller, String id);

  /**
   * Begins to bring back what was removed, into the mailboxes it was removed from, with its flags
   * but \Deleted and under new UIDs; what is not kept any more does not come back. Quotas are not
   * asked.
   */
  Answer<Cleanup> restore(Caller caller, String id);
}
