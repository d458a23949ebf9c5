package org.carillon.query;

import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.contract.mailbox.search.FoundPage;
import org.carillon.contract.mailbox.search.ListOrder;
import org.carillon.contract.mailbox.search.PageStart;
import org.carillon.contract.mailbox.search.Query;
import org.carillon.contract.mailbox.search.SearchProgress;
import org.carillon.query.source.MessageOrder;
import org.carillon.query.source.SearchedMailbox;

/** Searches a mailbox a page at a time, in the order of a list. */
public final class Listing {
  /** The maximum number of messages looked at for one page; the next page continues there. */
  private static final int LOOKED_AT = 2_000;

  /** The cost of a message whose content is read. */
  private static final int CONTENT_COUNTS = 5;

  private static final int STEP = 200;

  private final SearchedMailbox mailbox;
  private final MailboxView view;
  private final SearchRun<RuntimeException> run;
  private final MessageOrder list;

  private Listing(SearchedMailbox mailbox, SearchRun<RuntimeException> run, MessageOrder list) {
    this.mailbox = mailbox;
    this.view = mailbox.view();
    this.run = run;
    this.list = list;
  }

  /** Returns a page of the messages that match. */
  public static Answer<FoundPage> page(
      SearchedMailbox mailbox, Query query, ListOrder order, PageStart start, int most) {
    return SearchRun.of(mailbox, query, SearchProgress.unheard())
        .then(
            run ->
                order(mailbox, run, order)
                    .then(list -> new Listing(mailbox, run, list).page(start, most)));
  }

  private static Answer<MessageOrder> order(
      SearchedMailbox mailbox, SearchRun<RuntimeException> run, ListOrder order) {
    return switch (order) {
      case ListOrder.Best() ->
          run.hits().areUsed()
              ? new Answer.Done<>(run.bestFirst())
              : order(mailbox, run, ListOrder.NEWEST);
      case ListOrder.Sorted(ListOrder.By by, boolean backwards) ->
          mailbox.order(by).map(sorted -> backwards ? sorted.backwards() : sorted);
    };
  }

  private Answer<FoundPage> page(PageStart start, int most) {
    return switch (start) {
      case PageStart.At at -> page(position(at), 1, most);
      case PageStart.Below(long uid) -> beside(uid, 1, most);
      case PageStart.Above(long uid) -> beside(uid, -1, most);
      case PageStart.ArrivedBy(Instant latest) -> firstAt(latest).then(from -> page(from, 1, most));
    };
  }

  private int position(PageStart.At at) {
    if (at.position() < list.size() && list.uid(at.position()) == at.uid()) {
      return at.position();
    }
    int now = at.position() == 0 ? -1 : list.positionOf(at.uid());
    return now < 0 ? Math.min(at.position(), list.size()) : now;
  }

  private Answer<FoundPage> beside(long uid, int by, int most) {
    int at = list.positionOf(uid);
    return at < 0 ? new Answer.Done<>(FoundPage.EMPTY) : page(at + by, by, most);
  }

  private Answer<Integer> firstAt(Instant latest) {
    int low = 0;
    int high = latest.equals(Instant.MAX) ? 0 : list.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      // A message that is gone in the meantime is not in the order.
      Answer<Boolean> isLater =
          mailbox
              .summaries(UidSet.of(list.uid(middle)))
              .map(found -> !found.isEmpty() && found.getFirst().arrived() > latest.toEpochMilli());
      if (!(isLater instanceof Answer.Done<Boolean>(Boolean later))) {
        return isLater.map(_ -> 0);
      }
      low = later ? middle + 1 : low;
      high = later ? high : middle;
    }
    return new Answer.Done<>(low);
  }

  /** Collects messages down (1) or up (-1) the list, until there are enough or too many read. */
  private Answer<FoundPage> page(int from, int by, int most) {
    BitSet candidates = run.candidates(run.asked());
    int[] found = new int[Math.min(most, list.size())];
    int count = 0;
    int left = LOOKED_AT;
    int at = from;
    int step = Math.min(STEP, Math.max(1, most));
    while (left > 0 && count < most && isThere(at)) {
      // Some positions, and the messages at them.
      int[] positions = new int[step];
      int[] messages = new int[step];
      BitSet looked = new BitSet();
      int length = 0;
      for (; length < step && isThere(at); at += by) {
        int index = view.indexOf(list.uid(at));
        if (index >= 0 && candidates.get(index)) {
          positions[length] = at;
          messages[length++] = index;
          looked.set(index);
          left -= cost(run.needs(index));
        }
      }
      Answer<BitSet> answer = run.decide(looked);
      if (!(answer instanceof Answer.Done<BitSet>(BitSet matching))) {
        return answer.map(_ -> FoundPage.EMPTY);
      }
      for (int i = 0; i < length && count < most; i++) {
        if (matching.get(messages[i])) {
          found[count++] = messages[i];
          at = count == most ? positions[i] + by : at;
        }
      }
      step = Math.min(STEP, 2 * step);
    }
    return new Answer.Done<>(page(from, at, Arrays.copyOf(found, count)));
  }

  private boolean isThere(int position) {
    return position >= 0 && position < list.size();
  }

  private static int cost(RequiredData needs) {
    return switch (needs) {
      case VIEW -> 0;
      case SUMMARY, OUTLINE -> 1;
      case CONTENT -> CONTENT_COUNTS;
    };
  }

  private FoundPage page(int from, int next, int[] found) {
    return new FoundPage(
        found,
        run.relevancies(found),
        isThere(next) ? Optional.of(new PageStart.At(next, list.uid(next))) : Optional.empty(),
        from == 0 && !isThere(next));
  }
}
