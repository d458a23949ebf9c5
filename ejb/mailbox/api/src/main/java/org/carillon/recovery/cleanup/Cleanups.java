package org.carillon.recovery.cleanup;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Finds a message in the mailboxes of all accounts that the caller administers, shows where it is,
 * removes it there and brings it back. Administrators of the server and of a domain may use it.
 * Administrators of a domain neither see nor remove anything in an account with more administrative
 * rights.
 *
 * <p>Each of the three operations is a task; a search has one running task at a time. Messages are
 * expunged as their owner would do it: clients see them disappear, and messages under a hold or
 * within their undelete window are kept. Searches are kept for 90 days.
 */
public interface Cleanups {

  /** The largest number of messages found that are shown. */
  int SAMPLE = 100;

  /** The largest number of different messages that a search finds. */
  int MOST_FOUND = 100_000;

  /** The largest number of messages whose contents a search reads. */
  int MOST_READ = 200_000;

  /** Starts a search and returns at once. The search is written to the audit log. */
  Answer<Cleanup> find(Caller caller, CleanupCriteria criteria);

  /** Lists the searches that the caller may see, the latest first; at most 100. */
  Answer<List<Cleanup>> list(Caller caller);

  /** Returns a search. */
  Answer<Cleanup> show(Caller caller, String id);

  /** Returns the present places of the messages found. */
  Answer<CleanupPreview> preview(Caller caller, String id);

  /**
   * Starts to remove the messages found, in all their present places, and returns at once. The
   * changes of each account are written to the audit log. A repeated call continues after a task
   * that was stopped.
   */
  Answer<Cleanup> remove(Caller caller, String id);

  /**
   * Starts to bring back the removed messages, into the mailboxes from which they were removed,
   * under new UIDs and with their flags except \Deleted. Messages that are no longer kept do not
   * come back. Quotas are not checked.
   */
  Answer<Cleanup> restore(Caller caller, String id);
}
