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
 * Evaluates a query on messages, a page at a time: first with the view, then with the summaries,
 * and last with the contents.
 */
final class Evaluation<X extends Exception> {
  /**
   * The number of messages from which on the index is asked before the summaries, because not all
   * summaries may be cached.
   */
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
   * Prepares a query.
   *
   * @param query a query whose words have been looked up
   * @return a failure if it asks for something that messages of a mailbox don't have
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
   * Returns the indexes of the messages that the uids in the query allow, which may be few of a
   * million.
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

  /**
   * Returns the indexes, ascending, of messages whose damaged content would be needed to decide
   * whether they match.
   */
  int[] undecided() {
    return undecided.stream().toArray();
  }

  /** Returns the data that are needed to evaluate the query. */
  Needs needs() {
    return whole.needs();
  }

  /** Returns the messages that neither the view nor the index rules out. */
  BitSet candidates(BitSet asked) {
    BitSet left = byView(asked);
    if (!left.isEmpty()) {
      narrow(left);
    }
    return left;
  }

  /** Returns the messages that the view does not rule out. */
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

  /** Returns the messages that match, of messages that the view does not rule out. */
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

  /** Removes the messages that the index rules out. */
  private void narrow(BitSet messages) {
    admitted.get().ifPresent(messages::and);
  }

  /**
   * Adds the messages that the summaries decide to {@code found}, and those that they can't rule
   * out to {@code open}.
   */
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

  /** Returns the part of the condition that can be evaluated with at most these data. */
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
