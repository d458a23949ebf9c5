package org.carillon.protocol.imap.search;

import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.content.ContentDamaged;
import org.carillon.contract.mailbox.messages.Contents;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.search.MessageSummary;
import org.carillon.format.mime.body.ByteSource;
import org.carillon.protocol.imap.fetch.StoredMessage;
import org.carillon.protocol.imap.search.SearchKey.Needs;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;

/**
 * One SEARCH's way over the messages: what the view decides first, then what the summaries do, and
 * contents last, each a page at a time.
 */
final class SearchRun {
  /** Of so many messages the index is asked before the summaries, which may not all be kept. */
  private static final int MANY = 20_000;

  private final ImapSession session;
  private final Selected selected;
  private final SearchKey key;
  private final MessagePages pages;
  private final BitSet found = new BitSet();

  /** Messages of which the content must be asked. */
  private final BitSet open = new BitSet();

  private final BitSet undecided = new BitSet();

  SearchRun(ImapSession session, Selected selected, SearchKey key) {
    this.session = session;
    this.selected = selected;
    this.key = key;
    this.pages = new MessagePages(session, selected);
  }

  /**
   * The indexes of the messages that match, ascending. A message whose content is damaged hinders
   * no other from being found.
   */
  Answer<int[]> search() throws IOException {
    Needs needs = key.needs();
    SearchKey byView = part(Needs.VIEW);
    BitSet candidates = new BitSet();
    BitSet asked = numbered();
    for (int index = asked.nextSetBit(0); index >= 0; index = asked.nextSetBit(index + 1)) {
      candidates.set(index, SearchCandidate.of(selected, index).matches(byView));
    }
    if (needs == Needs.VIEW) {
      return new Answer.Done<>(candidates.stream().toArray());
    }
    if (candidates.cardinality() > MANY) {
      candidates = narrow(candidates);
    }
    Answer<Void> read = bySummary(candidates);
    if (read instanceof Answer.Done<Void>) {
      BitSet left = needs == Needs.CONTENT ? narrow(open) : open;
      read = pages.contents(left.stream().toArray(), this::decide);
    }
    return switch (read) {
      case Answer.Done(_) -> new Answer.Done<>(found.stream().toArray());
      case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
    };
  }

  /** The messages that may be meant: of a million, those with the numbers that are asked for. */
  private BitSet numbered() {
    BitSet all = new BitSet(selected.numbered());
    Optional<BitSet> given =
        keys()
            .flatMap(
                each -> each instanceof SearchKey.OneOf(BitSet these) ? Stream.of(these) : null)
            .findFirst();
    given.ifPresentOrElse(all::or, () -> all.set(0, selected.numbered()));
    if (all.length() > selected.numbered()) {
      all.clear(selected.numbered(), all.length());
    }
    return all;
  }

  /** The indexes, ascending, of the messages of which only what is damaged tells if they match. */
  int[] undecided() {
    return undecided.stream().toArray();
  }

  /** Leaves out what the store's index rules out. */
  private BitSet narrow(BitSet messages) {
    BitSet left = new BitSet();
    for (int index : new SearchPrefilter(session, selected).of(key, messages.stream().toArray())) {
      left.set(index);
    }
    return left;
  }

  /** Finds what the summaries decide; opens what they can't rule out. */
  private Answer<Void> bySummary(BitSet candidates) throws IOException {
    Needs needs = key.needs();
    if (keys().noneMatch(each -> each.needs() == Needs.SUMMARY)) {
      open.or(candidates);
      return new Answer.Done<>(null);
    }
    SearchKey bySummary = part(Needs.SUMMARY);
    return pages.summaries(
        candidates.stream().toArray(),
        (index, facts) -> {
          SearchCandidate candidate = SearchCandidate.of(selected, index, facts);
          if (candidate.isCut()) {
            open.set(index);
          } else if (candidate.matches(bySummary)) {
            (needs == Needs.CONTENT ? open : found).set(index);
          }
        });
  }

  /** The keys, all of which must hold, that can be decided with no more than that. */
  private SearchKey part(Needs most) {
    return new SearchKey.And(keys().filter(each -> each.needs().compareTo(most) <= 0).toList());
  }

  private Stream<SearchKey> keys() {
    return key instanceof SearchKey.And(List<SearchKey> all) ? all.stream() : Stream.of(key);
  }

  private Answer<Void> decide(
      int index, MessageSummary facts, MessageData data, Contents contents) {
    return switch (contents.open(data.uid())) {
      case Answer.Done(Optional<Content> there) -> {
        if (there.isPresent()) {
          try (Content content = there.get()) {
            decide(index, facts, data, content::read);
          }
        }
        yield new Answer.Done<>(null);
      }
      case Answer.Failed(Failure.Damaged(String why)) -> {
        decide(
            index,
            facts,
            data,
            (position, into, offset, length) -> {
              throw new ContentDamaged(why);
            });
        yield new Answer.Done<>(null);
      }
      case Answer.Failed(var failure) -> new Answer.Failed<>(failure);
    };
  }

  private void decide(int index, MessageSummary facts, MessageData data, ByteSource octets) {
    SearchCandidate candidate =
        SearchCandidate.of(selected, index, facts, new StoredMessage(data), octets);
    if (candidate.matches(key)) {
      found.set(index);
    } else if (candidate.isUnreadable()) {
      undecided.set(index);
    }
  }
}
