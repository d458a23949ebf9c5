package org.carillon.query.thread;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.search.MessageThreads;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.contract.mailbox.search.ThreadAlgorithm;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.query.BatchedMessageReader;
import org.carillon.query.LazyContent;
import org.carillon.query.Search;
import org.carillon.query.source.SearchedMailbox;

/** Groups the messages that were found into threads (RFC 5256 §3). */
public final class ThreadedMessages<X extends Exception> {
  private final BatchedMessageReader<X> pages;
  private final ThreadAlgorithm algorithm;

  private ThreadedMessages(
      SearchedMailbox mailbox, ThreadAlgorithm algorithm, SearchProgress<X> progress) {
    this.pages = new BatchedMessageReader<>(mailbox, progress);
    this.algorithm = algorithm;
  }

  /** Returns the messages that match, in threads. The progress callback may throw to cancel. */
  public static <X extends Exception> Answer<MessageThreads> of(
      SearchedMailbox mailbox, Query query, ThreadAlgorithm algorithm, SearchProgress<X> progress)
      throws X {
    return Search.found(mailbox, query, List.of(), progress)
        .then(
            found ->
                new ThreadedMessages<>(mailbox, algorithm, progress)
                    .threads(found.messages(), found.undecided()));
  }

  private Answer<MessageThreads> threads(int[] found, int[] undecided) throws X {
    List<ThreadedMessage> messages = new ArrayList<>(found.length);
    BitSet damaged = new BitSet();
    for (int index : undecided) {
      damaged.set(index);
    }
    return pages
        .summaries(
            found, (index, facts) -> messages.add(ThreadedMessage.of(index, facts, algorithm)))
        .then(_ -> complete(messages, damaged))
        .map(
            _ -> {
              messages.sort(ThreadedMessage.BY_DATE);
              return new FoundThreads(
                  Threading.threads(algorithm, messages),
                  messages.stream().mapToInt(ThreadedMessage::index).toArray(),
                  damaged.stream().toArray());
            });
  }

  /** Reads headers where only they have the references. A damaged header has no references. */
  private Answer<Void> complete(List<ThreadedMessage> messages, BitSet damaged) throws X {
    BitSet unknown = new BitSet();
    for (ThreadedMessage message : messages) {
      if (message.references().isEmpty()) {
        unknown.set(message.index());
      }
    }
    Map<Integer, References> read = new HashMap<>();
    Answer<Void> answer =
        pages.outlines(
            unknown.stream().toArray(),
            (index, _, data, content) -> header(index, data, content, read, damaged));
    messages.replaceAll(
        message ->
            message.references().isPresent()
                ? message
                : message.with(read.getOrDefault(message.index(), References.NONE)));
    return answer;
  }

  private static Answer<Void> header(
      int index,
      MessageData data,
      LazyContent content,
      Map<Integer, References> read,
      BitSet damaged) {
    long length = data.prefix() + Outline.decode(data.outline()).bodyOffset();
    try {
      read.put(index, References.of(Header.parse(SearchedText.header(content, 0, length))));
    } catch (IOException unreadable) {
      damaged.set(index, !content.isGone());
    }
    return content.outcome();
  }
}
