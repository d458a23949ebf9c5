package org.carillon.query;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.query.source.MessageSummary;
import org.carillon.query.source.SearchSource;
import org.carillon.query.source.SearchedMailbox;

/** Reads what is known of many messages, a page at a time. Those expunged are left out. */
public final class MessagePages<X extends Exception> {
  /** How many messages' structures are held at once. */
  private static final int PAGE = 250;

  private final SearchedMailbox mailbox;
  private final MailboxView view;
  private final SearchProgress<X> progress;

  /** Reads a mailbox's messages, and tells how far it is. */
  public MessagePages(SearchedMailbox mailbox, SearchProgress<X> progress) {
    this.mailbox = mailbox;
    this.view = mailbox.view();
    this.progress = progress;
  }

  /** Takes a message's summary. */
  @FunctionalInterface
  public interface SummaryTaker {
    /** Takes that of the message at an index. */
    void take(int index, MessageSummary summary);
  }

  /** Takes all that can be known of a message. */
  @FunctionalInterface
  public interface OutlineTaker {
    /** Takes that of the message at an index; what hinders it ends the reading. */
    Answer<Void> take(int index, MessageSummary summary, MessageData data, LazyContent content);
  }

  /** Gives the summaries of the messages at those indexes, ascending. */
  public Answer<Void> summaries(int[] indexes, SummaryTaker taker) throws X {
    for (int from = 0; from < indexes.length; from += SearchSource.MOST_SUMMARIES) {
      progress.at(from, indexes.length);
      switch (mailbox.summaries(uids(indexes, from, SearchSource.MOST_SUMMARIES))) {
        case Answer.Done(List<MessageSummary> all) ->
            all.forEach(each -> taker.take(view.indexOf(each.uid()), each));
        case Answer.Failed(var failure) -> {
          return Answer.failed(failure);
        }
      }
    }
    return Answer.done();
  }

  /** Gives the messages at those indexes, ascending, with a way to their contents. */
  public Answer<Void> outlines(int[] indexes, OutlineTaker taker) throws X {
    for (int from = 0; from < indexes.length; from += PAGE) {
      progress.at(from, indexes.length);
      Answer<Void> answer = page(uids(indexes, from, PAGE), taker);
      if (answer instanceof Answer.Failed<Void>) {
        return answer;
      }
    }
    return Answer.done();
  }

  /** What is known of the messages comes in as many answers as it takes. */
  private Answer<Void> page(UidSet uids, OutlineTaker taker) {
    Once<Answer<Contents>> contents = new Once<>(() -> mailbox.contents(uids));
    return mailbox
        .summaries(uids)
        .then(
            summaries -> {
              UidSet left = uids;
              while (!left.isEmpty()) {
                switch (mailbox.messages(left)) {
                  case Answer.Done(List<MessageData> some) -> {
                    Answer<Void> answer = page(summaries, some, contents, taker);
                    if (answer instanceof Answer.Failed<Void>) {
                      return answer;
                    }
                    left = some.isEmpty() ? UidSet.EMPTY : left.behind(some.getLast().uid());
                  }
                  case Answer.Failed(var failure) -> {
                    return Answer.failed(failure);
                  }
                }
              }
              return Answer.done();
            });
  }

  private Answer<Void> page(
      List<MessageSummary> summaries,
      List<MessageData> messages,
      Once<Answer<Contents>> contents,
      OutlineTaker taker) {
    int next = 0;
    for (MessageSummary summary : summaries) {
      while (next < messages.size() && messages.get(next).uid() < summary.uid()) {
        next++;
      }
      if (next < messages.size() && messages.get(next).uid() == summary.uid()) {
        Answer<Void> answer = one(summary, messages.get(next), contents, taker);
        if (answer instanceof Answer.Failed<Void>) {
          return answer;
        }
      }
    }
    return Answer.done();
  }

  private Answer<Void> one(
      MessageSummary summary,
      MessageData data,
      Once<Answer<Contents>> contents,
      OutlineTaker taker) {
    try (LazyContent content = new LazyContent(contents, data.uid())) {
      return taker.take(view.indexOf(summary.uid()), summary, data, content);
    }
  }

  private UidSet uids(int[] indexes, int from, int most) {
    UidSet.Builder uids = new UidSet.Builder();
    int to = Math.min(indexes.length, from + most);
    for (int at = from; at < to; at++) {
      uids.add(view.uid(indexes[at]));
    }
    return uids.build();
  }
}
