package org.carillon.query.source;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.MessageAccess;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.WordSearch;

/** The data for searches of many mailboxes. Each call checks the caller's right to read. */
public interface SearchSource extends MessageAccess {

  /** The maximum number of summaries in one answer. */
  int MOST_SUMMARIES = 4_096;

  /** Works like {@link SearchedMailbox#mayContain}. */
  Answer<UidSet> mayContain(Caller caller, long mailbox, SearchArea area, String text);

  /** Works like {@link SearchedMailbox#rank}. */
  Answer<Ranking> rank(Caller caller, long mailbox, WordSearch words);

  /** Works like {@link SearchedMailbox#summaries}, for at most {@value #MOST_SUMMARIES} uids. */
  Answer<List<MessageSummary>> summaries(Caller caller, long mailbox, UidSet uids);

  /** Works like {@link SearchedMailbox#order}; cheap if repeated, even after a few changes. */
  Answer<MessageOrder> order(Caller caller, long mailbox, ListOrder.By by);
}
