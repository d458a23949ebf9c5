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

/** A mailbox that is searched, as one who may read it sees it. The cheapest first. */
public interface SearchedMailbox {

  /** The messages that are looked at. */
  MailboxView view();

  /**
   * Rules out messages that do not contain a text, without regard to case. Answered from memory and
   * an index; what is not indexed yet is never ruled out.
   *
   * @return all uids that may contain it, sorted; may name uids that are not there
   */
  Answer<UidSet> mayContain(SearchArea area, String text);

  /** The messages that fit words, the best first, as far as they are indexed. */
  Answer<Ranking> rank(WordSearch words);

  /**
   * What messages are sorted, threaded and found by, in uid order. Those expunged meanwhile are
   * left out. Cheap when asked for again.
   *
   * @param uids at most {@value SearchSource#MOST_SUMMARIES} uids
   */
  Answer<List<MessageSummary>> summaries(UidSet uids);

  /** All messages in another order than that of their uids; those expunged may be left out. */
  Answer<MessageOrder> order(ListOrder.By by);

  /**
   * Hands out what is known of messages, as {@link MessageAccess#eachMessage} does.
   *
   * @param uids at most 1,000 uids
   */
  Answer<Void> eachMessage(
      UidSet uids, Answer.Step<MessageData, Answer<Void>, RuntimeException> taker);

  /**
   * Looks up where messages' contents lie.
   *
   * @param uids at most 1,000 uids
   */
  Answer<Contents> contents(UidSet uids);
}
