package org.carillon.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.MessageData;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.query.source.MessageSummary;
import org.carillon.query.source.SearchedMailbox;

/**
 * A query's way over messages: what the view decides first, then what the summaries do, and
 * contents last, each a page at a time.
 */
final class Evaluation<X extends Exception> {
  /** Of so many messages the index is asked before the summaries, which may not all be kept. */
  private static final int MANY = 20_000;

  private final SearchedMailbox mailbox;
  private final Query query;
  private final List<Condition> conditions;
  private final Condition whole;
  private final MessagePages<X> pages;
  private final Once<Optional<BitSet>> admitted;
  private final BitSet undecided = new BitSet();

  private Evaluation(
      SearchedMailbox mailbox,
      Query query,
      List<Condition> conditions,
      SearchProgress<X> progress) {
    this.mailbox = mailbox;
    this.query = query;
    this.conditions = conditions;
    this.whole = Condition.all(conditions);
    this.pages = new MessagePages<>(mailbox, progress);
    this.admitted = new Once<>(() -> new Prefilter(mailbox).admitted(query));
  }

  /**
   * Makes a query ready.
   *
   * @param query one whose words are looked up
   * @return a failure where it asks what messages can't be asked
   */
  static <X extends Exception> Answer<Evaluation<X>> of(
      SearchedMailbox mailbox, Query query, SearchProgress<X> progress) {
    Conditions make = new Conditions(mailbox.view());
    try {
      List<Condition> conditions = new ArrayList<>();
      for (Query each : conjuncts(query).toList()) {
        conditions.add(make.of(each));
      }
      return new Answer.Done<>(new Evaluation<>(mailbox, query, conditions, progress));
    } catch (NotSearchable asked) {
      return Answer.failed(asked.failure());
    }
  }

  private static Stream<Query> conjuncts(Query query) {
    return query instanceof Query.And(List<Query> all)
        ? all.stream().flatMap(Evaluation::conjuncts)
        : Stream.of(query);
  }

  /**
   * The indexes of the messages that may be meant: of a million, those with uids that are asked.
   */
  BitSet asked() {
    BitSet asked = new BitSet();
    asked.set(0, mailbox.view().size());
    conjuncts(query)
        .forEach(
            each -> {
              if (each instanceof Query.Uids(var uids)) {
                asked.and(IndexRanges.of(mailbox.view(), uids).toBitSet());
              }
            });
    return asked;
  }

  /** The indexes, ascending, of the messages of which only what is damaged tells if they match. */
  int[] undecided() {
    return undecided.stream().toArray();
  }

  /** What has to be at hand to decide it. */
  Needs needs() {
    return whole.needs();
  }

  /** Those of some messages that neither the view nor the index rules out. */
  BitSet candidates(BitSet asked) {
    BitSet left = byView(asked);
    if (!left.isEmpty()) {
      narrow(left);
    }
    return left;
  }

  /** Those of some messages that the view does not rule out. */
  BitSet byView(BitSet asked) {
    if (conditions.stream().noneMatch(each -> each.needs() == Needs.VIEW)) {
      return (BitSet) asked.clone();
    }
    Condition byView = part(Needs.VIEW);
    BitSet left = new BitSet();
    for (int index = asked.nextSetBit(0); index >= 0; index = asked.nextSetBit(index + 1)) {
      left.set(index, byView.holds(Candidate.of(index), false));
    }
    return left;
  }

  /** Those that match of messages that the view does not rule out. */
  Answer<BitSet> decide(BitSet left) throws X {
    if (needs() == Needs.VIEW || left.isEmpty()) {
      return new Answer.Done<>(left);
    }
    BitSet candidates = (BitSet) left.clone();
    if (candidates.cardinality() > MANY) {
      narrow(candidates);
    }
    BitSet found = new BitSet();
    BitSet open = new BitSet();
    return bySummary(candidates, found, open)
        .<BitSet, X>then(
            _ -> {
              if (needs() == Needs.CONTENT) {
                narrow(open);
              }
              return pages
                  .outlines(
                      open.stream().toArray(),
                      (index, facts, data, content) -> decide(index, facts, data, content, found))
                  .map(_ -> found);
            });
  }

  /** Leaves out what the index rules out. */
  private void narrow(BitSet messages) {
    admitted.get().ifPresent(messages::and);
  }

  /** Finds what the summaries decide; opens what they can't rule out. */
  private Answer<Void> bySummary(BitSet candidates, BitSet found, BitSet open) throws X {
    if (conditions.stream().noneMatch(each -> each.needs() == Needs.SUMMARY)) {
      open.or(candidates);
      return Answer.done();
    }
    Condition bySummary = part(Needs.SUMMARY);
    BitSet matching = needs() == Needs.SUMMARY ? found : open;
    return pages.summaries(
        candidates.stream().toArray(),
        (index, facts) -> {
          Candidate candidate = Candidate.of(index, facts);
          if (candidate.isCut()) {
            open.set(index);
          } else if (bySummary.holds(candidate, false)) {
            matching.set(index);
          }
        });
  }

  /** What of it can be decided with no more than that. */
  private Condition part(Needs most) {
    return Condition.all(
        conditions.stream().filter(each -> each.needs().compareTo(most) <= 0).toList());
  }

  private Answer<Void> decide(
      int index, MessageSummary facts, MessageData data, LazyContent content, BitSet found) {
    Candidate candidate = Candidate.of(index, facts, data, content);
    boolean matches = whole.holds(candidate, false);
    if (!content.isGone()) {
      if (matches) {
        found.set(index);
      } else if (candidate.isUnreadable()) {
        undecided.set(index);
      }
    }
    return content.outcome();
  }
}
