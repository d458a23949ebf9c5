package org.carillon.query;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.query.source.MessageOrder;
import org.carillon.query.source.SearchedMailbox;

/** One search of a mailbox: words are looked up in the index, texts in messages not indexed yet. */
final class SearchRun<X extends Exception> {
  private final MailboxView view;
  private final WordHits hits;
  private final Evaluation<X> indexed;
  private final Evaluation<X> others;
  private final boolean allAreRanked;

  /** The index of the first message that is not in the word index. */
  private final int firstOther;

  private SearchRun(
      MailboxView view,
      WordHits hits,
      Evaluation<X> indexed,
      Evaluation<X> others,
      boolean allAreRanked) {
    this.view = view;
    this.hits = hits;
    this.indexed = indexed;
    this.others = others;
    this.allAreRanked = allAreRanked;
    this.firstOther =
        hits.indexedTo() == Long.MAX_VALUE
            ? view.size()
            : IndexRanges.firstFrom(view, hits.indexedTo() + 1);
  }

  /** Prepares a search. Fails if the query asks for what messages of a mailbox don't have. */
  static <X extends Exception> Answer<SearchRun<X>> of(
      SearchedMailbox mailbox, Query query, SearchProgress<X> progress) {
    WordHits hits = new WordHits(mailbox);
    Answer<Evaluation<X>> indexed = Evaluation.of(mailbox, hits.amongIndexed(query), progress);
    Answer<Evaluation<X>> others =
        hits.areUsed() ? Evaluation.of(mailbox, hits.amongOthers(query), progress) : indexed;
    return indexed.then(
        one ->
            others.map(
                other ->
                    new SearchRun<>(mailbox.view(), hits, one, other, WordHits.rankAll(query))));
  }

  /** Returns the results for the words of the query. */
  WordHits hits() {
    return hits;
  }

  /** Returns the messages of the view that the uids in the query allow. */
  BitSet asked() {
    BitSet asked = indexed.asked();
    asked.clear(firstOther, Math.max(firstOther, asked.length()));
    BitSet newer = others.asked();
    newer.clear(0, firstOther);
    asked.or(newer);
    return asked;
  }

  /** Returns the messages that neither the view nor the index rules out. */
  BitSet candidates(BitSet asked) {
    BitSet left = indexed.candidates(asked.get(0, firstOther));
    left.or(others.candidates(newer(asked)));
    return left;
  }

  /** Returns the data that are needed to decide a message. */
  RequiredData needs(int index) {
    return index < firstOther ? indexed.needs() : others.needs();
  }

  /** Returns the messages that match. */
  Answer<BitSet> among(BitSet asked) throws X {
    return decide(byView(asked));
  }

  private BitSet byView(BitSet asked) {
    BitSet left = indexed.byView(asked.get(0, firstOther));
    left.or(others.byView(newer(asked)));
    return left;
  }

  Answer<BitSet> decide(BitSet candidates) throws X {
    return indexed
        .decide(candidates.get(0, firstOther))
        .then(
            found ->
                others
                    .decide(newer(candidates))
                    .map(
                        more -> {
                          found.or(more);
                          return found;
                        }));
  }

  private BitSet newer(BitSet asked) {
    BitSet newer = (BitSet) asked.clone();
    newer.clear(0, firstOther);
    return newer;
  }

  /** Returns the indexes, ascending, of messages that can't be decided because they are damaged. */
  int[] undecided() {
    return indexed == others
        ? indexed.undecided()
        : IntStream.concat(IntStream.of(indexed.undecided()), IntStream.of(others.undecided()))
            .sorted()
            .toArray();
  }

  /**
   * Returns the ranked messages, the best first, followed by the messages that are not indexed; or
   * by all others, if a message can match without any of the words.
   */
  MessageOrder bestFirst() {
    return RelevanceOrder.of(hits, view, allAreRanked ? firstOther : 0);
  }

  /** Returns the relevancies of messages; empty for a search without words. */
  int[] relevancies(int[] messages) {
    return hits.areUsed()
        ? IntStream.of(messages).map(index -> hits.relevancy(view.uid(index))).toArray()
        : new int[0];
  }
}
