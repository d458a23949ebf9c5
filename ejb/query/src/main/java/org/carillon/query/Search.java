package org.carillon.query;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.search.Found;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.contract.mailbox.search.SortKey;
import org.carillon.query.source.SearchedMailbox;

/** Searches a whole mailbox (RFC 3501 §6.4.4, RFC 5256 §3 SORT). */
public final class Search {
  private Search() {}

  /** Returns the messages that match, sorted by keys or by uid. The callback may cancel. */
  public static <X extends Exception> Answer<Found> found(
      SearchedMailbox mailbox, Query query, List<SortKey> order, SearchProgress<X> progress)
      throws X {
    Answer<SearchRun<X>> ready = SearchRun.of(mailbox, query, progress);
    return ready.then(
        run ->
            run.among(run.asked())
                .then(matching -> sorted(mailbox, matching, order, run.hits(), progress))
                .map(found -> new Found(found, run.relevancies(found), run.undecided())));
  }

  private static <X extends Exception> Answer<int[]> sorted(
      SearchedMailbox mailbox,
      BitSet matching,
      List<SortKey> order,
      WordHits hits,
      SearchProgress<X> progress)
      throws X {
    int[] found = matching.stream().toArray();
    if (order.isEmpty()) {
      return new Answer.Done<>(found);
    }
    List<SortedMessage> messages = new ArrayList<>(found.length);
    return new BatchedMessageReader<>(mailbox, progress)
        .summaries(
            found,
            (index, facts) ->
                messages.add(SortedMessage.of(index, facts, order, hits.relevancy(facts.uid()))))
        .map(
            _ -> {
              messages.sort(SortedMessage.order(order));
              return messages.stream().mapToInt(SortedMessage::index).toArray();
            });
  }
}
