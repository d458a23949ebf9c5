package org.carillon.mailbox.internal;

import static org.carillon.mailbox.internal.access.OperationAnswers.answer;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.content.Content;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.MailboxState;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.OpenMailbox;
import org.carillon.contract.mailbox.messages.Preview;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.MessageThreads;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.contract.mailbox.search.SortKey;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;
import org.carillon.contract.mailbox.search.WordSearch;
import org.carillon.mailbox.TextIndex;
import org.carillon.query.Counting;
import org.carillon.query.Listing;
import org.carillon.query.Search;
import org.carillon.query.source.MessageOrder;
import org.carillon.query.source.MessageSummary;
import org.carillon.query.source.Ranking;
import org.carillon.query.source.SearchArea;
import org.carillon.query.source.SearchSource;
import org.carillon.query.source.SourceMailbox;
import org.carillon.query.thread.ThreadedMessages;
import org.carillon.store.rows.RefusedException;

/** Reads mailboxes: their views, their messages, and searches in them. */
abstract class ReadMailboxes implements MailAccess, SearchSource {
  private final OpenedMailboxes opened;
  private final StoredMessages stored;
  private final TextIndex texts;

  ReadMailboxes(OpenedMailboxes opened, StoredMessages stored, TextIndex texts) {
    this.opened = opened;
    this.stored = stored;
    this.texts = texts;
  }

  @Override
  public Answer<OpenMailbox> open(Caller caller, MailboxName name, boolean readOnly) {
    return answer(caller, () -> opened.open(caller.account(), name, readOnly));
  }

  @Override
  public Answer<MailboxView> view(Caller caller, long mailbox) {
    return answer(caller, () -> opened.view(caller.account(), mailbox));
  }

  @Override
  public Answer<MailboxState> state(Caller caller, long mailbox) {
    return answer(caller, () -> opened.state(caller.account(), mailbox));
  }

  @Override
  public Answer<Long> recentFrom(Caller caller, MailboxView view, boolean claim) {
    return answer(caller, () -> opened.recentFrom(caller.account(), view, claim));
  }

  private long readable(Caller caller, long mailbox) throws SQLException, RefusedException {
    return opened.readable(caller.account(), mailbox).owner();
  }

  @Override
  public Answer<List<MessageData>> messages(Caller caller, long mailbox, UidSet uids) {
    return answer(caller, () -> stored.data(readable(caller, mailbox), mailbox, uids));
  }

  @Override
  public Answer<List<MessageSummary>> summaries(Caller caller, long mailbox, UidSet uids) {
    return answer(caller, () -> stored.summaries(readable(caller, mailbox), mailbox, uids));
  }

  @Override
  public Answer<MessageOrder> order(Caller caller, long mailbox, ListOrder.By by) {
    return answer(caller, () -> stored.order(readable(caller, mailbox), mailbox, by));
  }

  @Override
  public Answer<List<Preview>> previews(Caller caller, long mailbox, UidSet uids, boolean ready) {
    return answer(caller, () -> stored.previews(readable(caller, mailbox), mailbox, uids, ready));
  }

  @Override
  public <X extends Exception> Answer<Found> search(
      Caller caller, MailboxView view, Query query, List<SortKey> order, SearchProgress<X> progress)
      throws X {
    return Search.found(new SourceMailbox(this, caller, view), query, order, progress);
  }

  @Override
  public Answer<FoundPage> page(
      Caller caller, MailboxView view, Query query, ListOrder order, PageStart start, int most) {
    return Listing.page(new SourceMailbox(this, caller, view), query, order, start, most);
  }

  @Override
  public Answer<FoundCount> count(Caller caller, MailboxView view, Query query) {
    return Counting.count(new SourceMailbox(this, caller, view), query);
  }

  @Override
  public <X extends Exception> Answer<MessageThreads> threads(
      Caller caller,
      MailboxView view,
      Query query,
      ThreadAlgorithm algorithm,
      SearchProgress<X> progress)
      throws X {
    return ThreadedMessages.of(new SourceMailbox(this, caller, view), query, algorithm, progress);
  }

  @Override
  public Answer<UidSet> mayContain(Caller caller, long mailbox, SearchArea area, String text) {
    return answer(
        caller,
        () -> {
          readable(caller, mailbox);
          return texts.mayContain(mailbox, area, text);
        });
  }

  @Override
  public Answer<Ranking> rank(Caller caller, long mailbox, WordSearch search) {
    return answer(
        caller,
        () -> {
          readable(caller, mailbox);
          return texts.rank(mailbox, search);
        });
  }

  @Override
  public Answer<Contents> contents(Caller caller, long mailbox, UidSet uids) {
    return answer(
        caller,
        () -> {
          StoredMessages.Found found = stored.find(readable(caller, mailbox), mailbox, uids);
          return uid -> answer(caller, () -> found.open(uid));
        });
  }

  @Override
  public Answer<Optional<Content>> content(Caller caller, long mailbox, long uid) {
    return answer(
        caller, () -> stored.find(readable(caller, mailbox), mailbox, UidSet.of(uid)).open(uid));
  }

  @Override
  public Answer<UidSet> vanished(Caller caller, long mailbox, long sinceModseq) {
    return answer(caller, () -> opened.vanished(caller.account(), mailbox, sinceModseq));
  }
}
