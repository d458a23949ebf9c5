package org.carillon.query;

import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.query.source.MessageSummary;
import org.carillon.query.source.SearchSource;
import org.carillon.query.source.SearchedMailbox;

/** Reads summaries or outlines of many messages by pages. Expunged messages are left out. */
public final class BatchedMessageReader<X extends Exception> {
  /** The number of messages whose structures are held at once. */
  private static final int PAGE = 250;

  private final SearchedMailbox mailbox;
  private final MailboxView view;
  private final SearchProgress<X> progress;

  /** Creates a reader of a mailbox's messages that reports its progress. */
  public BatchedMessageReader(SearchedMailbox mailbox, SearchProgress<X> progress) {
    this.mailbox = mailbox;
    this.view = mailbox.view();
    this.progress = progress;
  }

  @FunctionalInterface
  public interface SummaryTaker {
    void take(int index, MessageSummary summary);
  }

  @FunctionalInterface
  public interface OutlineTaker {
    /** Takes the data of the message at an index; a failure ends the reading. */
    Answer<Void> take(int index, MessageSummary summary, MessageData data, LazyContent content);
  }

  /** Passes the summaries of the messages at the indexes, which are ascending, to {@code taker}. */
  public Answer<Void> summaries(int[] indexes, SummaryTaker taker) throws X {
    for (int from = 0; from < indexes.length; from += SearchSource.MOST_SUMMARIES) {
      progress.at(from, indexes.length);
      Answer<Void> page =
          mailbox
              .summaries(uids(indexes, from, SearchSource.MOST_SUMMARIES))
              .then(
                  all -> {
                    all.forEach(each -> taker.take(view.indexOf(each.uid()), each));
                    return Answer.done();
                  });
      if (page instanceof Answer.Failed<Void>) {
        return page;
      }
    }
    return Answer.done();
  }

  /** Passes the messages at the ascending indexes to {@code taker}, with access to contents. */
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

  private Answer<Void> page(UidSet uids, OutlineTaker taker) {
    Lazy<Answer<Contents>> contents = new Lazy<>(() -> mailbox.contents(uids));
    return mailbox
        .summaries(uids)
        .then(
            all -> {
              Map<Long, MessageSummary> summaries =
                  all.stream().collect(Collectors.toMap(MessageSummary::uid, each -> each));
              return mailbox.eachMessage(
                  uids,
                  data ->
                      summaries.containsKey(data.uid())
                          ? one(summaries.get(data.uid()), data, contents, taker)
                          : Answer.done());
            });
  }

  private Answer<Void> one(
      MessageSummary summary,
      MessageData data,
      Lazy<Answer<Contents>> contents,
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
