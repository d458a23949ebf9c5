package org.carillon.query.source;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.WordSearch;

/** One mailbox of a source, as a caller sees it; rights are checked again for each page. */
public record SourceMailbox(SearchSource mail, Caller caller, MailboxView view)
    implements SearchedMailbox {

  @Override
  public Answer<UidSet> mayContain(SearchArea area, String text) {
    return mail.mayContain(caller, view.mailbox(), area, text);
  }

  @Override
  public Answer<Ranking> rank(WordSearch words) {
    return mail.rank(caller, view.mailbox(), words);
  }

  @Override
  public Answer<List<MessageSummary>> summaries(UidSet uids) {
    return mail.summaries(caller, view.mailbox(), uids);
  }

  @Override
  public Answer<MessageOrder> order(ListOrder.By by) {
    return mail.order(caller, view.mailbox(), by);
  }

  @Override
  public Answer<Void> eachMessage(
      UidSet uids, Answer.Step<MessageData, Answer<Void>, RuntimeException> taker) {
    return mail.eachMessage(caller, view.mailbox(), uids, taker);
  }

  @Override
  public Answer<Contents> contents(UidSet uids) {
    return mail.contents(caller, view.mailbox(), uids);
  }
}
