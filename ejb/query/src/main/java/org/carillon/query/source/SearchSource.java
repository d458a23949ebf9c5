package org.carillon.query.source;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.MessageAccess;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.WordSearch;

/** What searches of many mailboxes look at. Each call asks whether the caller may read there. */
public interface SearchSource extends MessageAccess {

  /** How many summaries are answered at once. */
  int MOST_SUMMARIES = 4_096;

  /** As {@link SearchedMailbox#mayContain}. */
  Answer<UidSet> mayContain(Caller caller, long mailbox, SearchArea area, String text);

  /** As {@link SearchedMailbox#rank}. */
  Answer<Ranking> rank(Caller caller, long mailbox, WordSearch words);

  /**
   * As {@link SearchedMailbox#summaries}.
   *
   * @param uids at most {@value #MOST_SUMMARIES} uids
   */
  Answer<List<MessageSummary>> summaries(Caller caller, long mailbox, UidSet uids);

  /** As {@link SearchedMailbox#order}; cheap when asked again, also after a few came or went. */
  Answer<MessageOrder> order(Caller caller, long mailbox, ListOrder.By by);
}
