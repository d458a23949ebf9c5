package org.carillon.query;

import java.util.BitSet;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.search.FoundCount;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.query.source.SearchSource;
import org.carillon.query.source.SearchedMailbox;

/** Counts the messages that match, as far as this is possible without reading all of them. */
public final class Counting {
  /** The maximum number of messages whose summaries are read for an exact count. */
  private static final int SUMMED_UP = 2 * SearchSource.MOST_SUMMARIES;

  /** The maximum number of messages that are opened for an exact count. */
  private static final int OPENED = 100;

  private Counting() {}

  /** Returns the number of messages that match. */
  public static Answer<FoundCount> count(SearchedMailbox mailbox, Query query) {
    return SearchRun.of(mailbox, query, SearchProgress.unheard()).then(Counting::count);
  }

  private static Answer<FoundCount> count(SearchRun<RuntimeException> run) {
    BitSet candidates = run.candidates(run.asked());
    BitSet sure = new BitSet();
    int summedUp = 0;
    int opened = 0;
    for (int at = candidates.nextSetBit(0); at >= 0; at = candidates.nextSetBit(at + 1)) {
      switch (run.needs(at)) {
        case VIEW -> sure.set(at);
        case SUMMARY -> summedUp++;
        case OUTLINE, CONTENT -> opened++;
      }
    }
    if (run.hits().areCut() || summedUp > SUMMED_UP || opened > OPENED) {
      return new Answer.Done<>(new FoundCount(sure.cardinality(), false));
    }
    return run.decide(candidates).map(found -> new FoundCount(found.cardinality(), true));
  }
}
