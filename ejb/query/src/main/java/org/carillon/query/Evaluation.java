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

/** Evaluates a query, a page at a time: by the view, then by summaries, last by contents. */
final class Evaluation<X extends Exception> {
  /** The number of messages from which the index is asked before the (maybe uncached) summaries. */
  private static final int MANY = 20_000;

  private final SearchedMailbox mailbox;
  private final Query query;
  private final List<Condition> conditions;
  private final Condition whole;
  private final BatchedMessageReader<X> pages;
  private final Lazy<Optional<BitSet>> admitted;
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
    this.pages = new BatchedMessageReader<>(mailbox, progress);
    this.admitted = new Lazy<>(() -> new Prefilter(mailbox).admitted(query));
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

  /** Returns the indexes of the messages that the query's uids allow, which may be few. */
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

  /** Returns the indexes, ascending, of messages that can't be decided because they are damaged. */
  int[] undecided() {
    return undecided.stream().toArray();
  }

  /** Returns the data that are needed to evaluate the query. */
  RequiredData needs() {
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
    if (conditions.stream().noneMatch(each -> each.needs() == RequiredData.VIEW)) {
      return (BitSet) asked.clone();
    }
    Condition byView = part(RequiredData.VIEW);
    BitSet left = new BitSet();
    for (int index = asked.nextSetBit(0); index >= 0; index = asked.nextSetBit(index + 1)) {
      left.set(index, byView.holds(Candidate.of(index), false));
    }
    return left;
  }

  /** Returns the messages that match, of messages that the view does not rule out. */
  Answer<BitSet> decide(BitSet left) throws X {
    if (needs() == RequiredData.VIEW || left.isEmpty()) {
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
              if (needs() == RequiredData.CONTENT) {
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

  /** Adds the messages that match to {@code found}, and the still undecided to {@code open}. */
  private Answer<Void> bySummary(BitSet candidates, BitSet found, BitSet open) throws X {
    if (conditions.stream().noneMatch(each -> each.needs() == RequiredData.SUMMARY)) {
      open.or(candidates);
      return Answer.done();
    }
    Condition bySummary = part(RequiredData.SUMMARY);
    BitSet matching = needs() == RequiredData.SUMMARY ? found : open;
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
  private Condition part(RequiredData most) {
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
