package org.carillon.contract.mailbox.search;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.MailboxView;

/** What messages are found, sorted and put into threads by. */
public interface SearchAccess {

  /**
   * The messages of a view that match. Read, of those whose flags, summary and place in the index
   * leave it open, a page at a time; a message whose content is damaged hinders no other from being
   * found, and those expunged meanwhile may be left out.
   *
   * @param view of a mailbox that the caller may read
   * @param order what they are sorted by, the first weighing most, and by uid where all are equal;
   *     empty for uid order
   * @throws X where the progress cancels the search
   */
  <X extends Exception> Answer<Found> search(
      Caller caller, MailboxView view, Query query, List<SortKey> order, SearchProgress<X> progress)
      throws X;

  /**
   * The messages of a view that match, in threads.
   *
   * @throws X where the progress cancels the search
   */
  <X extends Exception> Answer<MessageThreads> threads(
      Caller caller,
      MailboxView view,
      Query query,
      ThreadAlgorithm algorithm,
      SearchProgress<X> progress)
      throws X;

  /**
   * Some of the messages of a view that match, in the order of a list. Looks at so many as one who
   * waits for a page can be kept waiting for.
   *
   * @param view the mailbox as it is now
   * @param most how many are enough
   */
  Answer<FoundPage> page(
      Caller caller, MailboxView view, Query query, ListOrder order, PageStart start, int most);

  /** How many messages of a view match, as far as that can be told without reading them all. */
  Answer<FoundCount> count(Caller caller, MailboxView view, Query query);
}
