package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.MessageSummary;
import org.carillon.contract.mailbox.search.SearchAccess;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;

/** Reads what is known of many messages, a page at a time. Those expunged are left out. */
public final class MessagePages {
  /** How many messages' structures are held at once. */
  private static final int PAGE = 250;

  private static final Answer<Void> DONE = new Answer.Done<>(null);

  private final ImapSession session;
  private final Selected selected;

  public MessagePages(ImapSession session, Selected selected) {
    this.session = session;
    this.selected = selected;
  }

  /** Takes a message's summary. */
  @FunctionalInterface
  public interface SummaryTaker {
    /** Takes that of the message at an index. */
    void take(int index, MessageSummary summary) throws IOException;
  }

  /** Takes all that can be known of a message. */
  @FunctionalInterface
  public interface ContentTaker {
    /** Takes that of the message at an index; what hinders it ends the reading. */
    Answer<Void> take(int index, MessageSummary summary, MessageData data, Contents contents)
        throws IOException;
  }

  /** Gives the summaries of the messages at those indexes, ascending. */
  public Answer<Void> summaries(int[] indexes, SummaryTaker taker) throws IOException {
    for (int from = 0; from < indexes.length; from += SearchAccess.MOST_SUMMARIES) {
      session.progress().at(from, indexes.length);
      switch (summaries(uids(indexes, from, SearchAccess.MOST_SUMMARIES))) {
        case Answer.Done(List<MessageSummary> all) -> {
          for (MessageSummary each : all) {
            taker.take(selected.view().indexOf(each.uid()), each);
          }
        }
        case Answer.Failed(var failure) -> {
          return new Answer.Failed<>(failure);
        }
      }
    }
    return DONE;
  }

  /** Gives the messages at those indexes, ascending, with a way to their contents. */
  public Answer<Void> contents(int[] indexes, ContentTaker taker) throws IOException {
    for (int from = 0; from < indexes.length; from += PAGE) {
      session.progress().at(from, indexes.length);
      Answer<Void> answer = page(uids(indexes, from, PAGE), taker);
      if (answer instanceof Answer.Failed<Void>) {
        return answer;
      }
    }
    return DONE;
  }

  private Answer<Void> page(UidSet uids, ContentTaker taker) throws IOException {
    return switch (session.access().contents(session.caller(), selected.mailbox(), uids)) {
      case Answer.Done(Contents contents) ->
          switch (summaries(uids)) {
            case Answer.Done(List<MessageSummary> summaries) ->
                page(uids, summaries, contents, taker);
            case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
          };
      case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
    };
  }

  /** What is known of the messages comes in as many answers as it takes. */
  private Answer<Void> page(
      UidSet uids, List<MessageSummary> summaries, Contents contents, ContentTaker taker)
      throws IOException {
    UidSet left = uids;
    while (!left.isEmpty()) {
      switch (session.access().messages(session.caller(), selected.mailbox(), left)) {
        case Answer.Done(List<MessageData> some) -> {
          Answer<Void> answer = page(summaries, some, contents, taker);
          if (answer instanceof Answer.Failed<Void>) {
            return answer;
          }
          left = some.isEmpty() ? UidSet.EMPTY : left.behind(some.getLast().uid());
        }
        case Answer.Failed(var failure) -> {
          return new Answer.Failed<>(failure);
        }
      }
    }
    return DONE;
  }

  private Answer<Void> page(
      List<MessageSummary> summaries,
      List<MessageData> messages,
      Contents contents,
      ContentTaker taker)
      throws IOException {
    int next = 0;
    for (MessageSummary summary : summaries) {
      while (next < messages.size() && messages.get(next).uid() < summary.uid()) {
        next++;
      }
      if (next < messages.size() && messages.get(next).uid() == summary.uid()) {
        int index = selected.view().indexOf(summary.uid());
        Answer<Void> answer = taker.take(index, summary, messages.get(next), contents);
        if (answer instanceof Answer.Failed<Void>) {
          return answer;
        }
      }
    }
    return DONE;
  }

  private Answer<List<MessageSummary>> summaries(UidSet uids) {
    return session.access().summaries(session.caller(), selected.mailbox(), uids);
  }

  private UidSet uids(int[] indexes, int from, int most) {
    UidSet.Builder uids = new UidSet.Builder();
    Arrays.stream(indexes, from, Math.min(indexes.length, from + most))
        .forEach(index -> uids.add(selected.view().uid(index)));
    return uids.build();
  }
}
