package org.carillon.query.source;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageAccess;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.WordSearch;

/** A mailbox that is searched, as seen by a caller who may read it. Cheapest data first. */
public interface SearchedMailbox {

  MailboxView view();

  /**
   * Rules out messages that do not contain a text, ignoring case. Answered from memory and an
   * index; a message that is not indexed yet is never ruled out.
   *
   * @return all uids that may contain the text, sorted; may contain uids that don't exist
   */
  Answer<UidSet> mayContain(SearchArea area, String text);

  /** Returns the messages that match words, the best first, as far as they are indexed. */
  Answer<Ranking> rank(WordSearch words);

  /**
   * Returns the summaries of messages, in uid order. Messages that were expunged in the meantime
   * are left out. Cheap if requested again.
   *
   * @param uids at most {@value SearchSource#MOST_SUMMARIES} uids
   */
  Answer<List<MessageSummary>> summaries(UidSet uids);

  /** Returns all messages, sorted by a property; expunged messages may be left out. */
  Answer<MessageOrder> order(ListOrder.By by);

  /** Works like {@link MessageAccess#eachMessage}, for at most 1,000 uids. */
  Answer<Void> eachMessage(
      UidSet uids, Answer.Step<MessageData, Answer<Void>, RuntimeException> taker);

  /** Looks up the locations of messages' contents, for at most 1,000 uids. */
  Answer<Contents> contents(UidSet uids);
}
