package org.carillon.contract.mailbox.search;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.MailboxView;

/** Searches, sorts and threads messages. */
public interface SearchAccess {

  /**
   * Finds the messages of a view that match. A message is read only if its flags, its summary and
   * the index leave the result open; this is done a page at a time. A message with damaged content
   * does not keep others from being found, and messages that were expunged in the meantime may be
   * left out.
   *
   * @param view the view of a mailbox that the caller may read
   * @param order the sort keys, the most significant first; equal messages are sorted by uid; empty
   *     for uid order
   * @throws X if the progress callback cancels the search
   */
  <X extends Exception> Answer<Found> search(
      Caller caller, MailboxView view, Query query, List<SortKey> order, SearchProgress<X> progress)
      throws X;

  /** Finds the messages of a view that match, in threads. The callback may throw to cancel. */
  <X extends Exception> Answer<MessageThreads> threads(
      Caller caller,
      MailboxView view,
      Query query,
      ThreadAlgorithm algorithm,
      SearchProgress<X> progress)
      throws X;

  /**
   * Returns some of the messages of a view that match, in the order of a list. It looks only at as
   * many messages as is reasonable while a user waits for the page.
   *
   * @param view the current view of the mailbox
   * @param most the number of messages that is sufficient
   */
  Answer<FoundPage> page(
      Caller caller, MailboxView view, Query query, ListOrder order, PageStart start, int most);

  /** Counts the matching messages of a view, as far as possible without reading them all. */
  Answer<FoundCount> count(Caller caller, MailboxView view, Query query);
}
