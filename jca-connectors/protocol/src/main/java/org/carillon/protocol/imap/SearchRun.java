package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.MessageData;
import org.carillon.contract.mailbox.Obstacle;
import org.carillon.contract.mailbox.UidSet;
import org.carillon.protocol.imap.SearchKey.Needs;

/** One SEARCH's way over the messages: what the view decides first, then a page at a time. */
final class SearchRun {
  private static final int PAGE = 250;

  private final ImapSession session;
  private final Selected selected;
  private final SearchKey key;
  private int[] found = new int[16];
  private int length;

  SearchRun(ImapSession session, Selected selected, SearchKey key) {
    this.session = session;
    this.selected = selected;
    this.key = key;
  }

  /** The indexes of the messages that match, ascending. */
  MailboxAnswer<int[]> search() throws IOException {
    Needs needs = key.needs();
    SearchKey byView = needs == Needs.VIEW ? key : partByView();
    for (int index = 0; index < selected.numbered(); index++) {
      if (new SearchCandidate(selected, index, null, null).matches(byView)) {
        add(index);
      }
    }
    if (needs == Needs.VIEW) {
      return new MailboxAnswer.Done<>(Arrays.copyOf(found, length));
    }
    int[] candidates = Arrays.copyOf(found, length);
    length = 0;
    for (int from = 0; from < candidates.length; from += PAGE) {
      MailboxAnswer<Void> answer =
          page(Arrays.copyOfRange(candidates, from, Math.min(candidates.length, from + PAGE)));
      if (answer instanceof MailboxAnswer.Hindered<Void>(var obstacle)) {
        return new MailboxAnswer.Hindered<>(obstacle);
      }
    }
    return new MailboxAnswer.Done<>(Arrays.copyOf(found, length));
  }

  /** What the view alone can rule out. */
  private SearchKey partByView() {
    List<SearchKey> keys = key instanceof SearchKey.And(List<SearchKey> all) ? all : List.of(key);
    return new SearchKey.And(keys.stream().filter(k -> k.needs() == Needs.VIEW).toList());
  }

  private MailboxAnswer<Void> page(int[] indexes) throws IOException {
    UidSet.Builder uids = new UidSet.Builder();
    for (int index : indexes) {
      uids.add(selected.view().uid(index));
    }
    return switch (session.access().messages(session.caller(), selected.mailbox(), uids.build())) {
      case MailboxAnswer.Done(List<MessageData> page) -> {
        for (MessageData data : page) {
          MailboxAnswer<Void> answer = message(data);
          if (answer instanceof MailboxAnswer.Hindered<Void>) {
            yield answer;
          }
        }
        yield new MailboxAnswer.Done<>(null);
      }
      case MailboxAnswer.Hindered(var obstacle) -> new MailboxAnswer.Hindered<>(obstacle);
    };
  }

  private MailboxAnswer<Void> message(MessageData data) throws IOException {
    int index = selected.view().indexOf(data.uid());
    StoredMessage message = new StoredMessage(data);
    if (key.needs() == Needs.DATA) {
      decide(new SearchCandidate(selected, index, message, null), index);
      return new MailboxAnswer.Done<>(null);
    }
    return switch (session.access().content(session.caller(), selected.mailbox(), data.uid())) {
      case MailboxAnswer.Done(Optional<Content> found) -> {
        yield found.isPresent()
            ? decide(message, found.get(), index)
            : new MailboxAnswer.Done<>(null);
      }
      case MailboxAnswer.Hindered(var obstacle) -> new MailboxAnswer.Hindered<>(obstacle);
    };
  }

  private MailboxAnswer<Void> decide(StoredMessage message, Content found, int index) {
    try (Content content = found) {
      decide(new SearchCandidate(selected, index, message, content), index);
      return new MailboxAnswer.Done<>(null);
    } catch (IOException e) {
      // Only the store was read, nothing of the client.
      return new MailboxAnswer.Hindered<>(new Obstacle.Damaged(String.valueOf(e.getMessage())));
    }
  }

  private void decide(SearchCandidate candidate, int index) throws IOException {
    if (candidate.matches(key)) {
      add(index);
    }
  }

  private void add(int index) {
    if (length == found.length) {
      found = Arrays.copyOf(found, 2 * length);
    }
    found[length++] = index;
  }
}
