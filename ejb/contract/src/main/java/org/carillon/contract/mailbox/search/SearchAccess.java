package org.carillon.contract.mailbox.search;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.UidSet;

/** What messages are found, sorted and put into threads by. */
public interface SearchAccess {

  /** How many summaries are answered at once. */
  int MOST_SUMMARIES = 4_096;

  /**
   * Rules out messages that do not contain a text, without regard to case (RFC 3501 §6.4.4).
   * Answered from memory and an index; what is not indexed yet is never ruled out.
   *
   * @return all uids that may contain it, sorted: whether one does, its content says. May name uids
   *     that are not there
   */
  Answer<UidSet> mayContain(Caller caller, long mailbox, SearchArea area, String text);

  /**
   * What messages are sorted, threaded and found by, in uid order. Those expunged meanwhile are
   * left out. Cheap when asked for again.
   *
   * @param uids at most {@value #MOST_SUMMARIES} uids: callers page
   */
  Answer<List<MessageSummary>> summaries(Caller caller, long mailbox, UidSet uids);

  /**
   * The messages of a mailbox in another order than that of their uids; those expunged meanwhile
   * may be left out. Cheap when asked for again, also after a few came or went.
   */
  Answer<MessageOrder> order(Caller caller, long mailbox, MessageOrder.By by);

  /** The messages of a mailbox that fit words, the best first, as far as they are indexed. */
  Answer<Ranking> rank(Caller caller, long mailbox, WordSearch search);
}
