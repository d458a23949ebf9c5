package org.carillon.mailbox.internal.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.search.ListOrder.By;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.internal.reading.Summaries;
import org.carillon.query.source.MessageOrder;

/**
 * A cache of recently used orders, with a limit on its size. The sort key of a message never
 * changes. For a later view, only the new messages are read and inserted.
 */
public final class OrderCache {

  /** The part of a mailbox (1/8) that may be new before the whole mailbox is sorted again. */
  private static final int MANY = 8;

  private final SortKeys keys;
  private final Cache<Key, CachedOrder> kept;

  private record Key(long mailbox, By by) {}

  /**
   * Creates a cache over a database.
   *
   * @param mostOctets the largest amount of memory for the orders, in octets
   */
  public OrderCache(SqlTransactions transactions, Summaries summaries, long mostOctets) {
    this.keys = new SortKeys(transactions, summaries);
    this.kept =
        Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumWeight(mostOctets)
            .<Key, CachedOrder>weigher(
                (key, order) -> Math.clamp(order.octets(), 0, Integer.MAX_VALUE))
            .build();
  }

  public MessageOrder of(MailboxView view, By by) throws SQLException {
    Key key = new Key(view.mailbox(), by);
    CachedOrder before = kept.getIfPresent(key);
    if (before != null && before.isOf(view)) {
      return before;
    }
    CachedOrder now =
        before != null && before.isOfOneWith(view) ? later(before, view, by) : anew(view, by);
    kept.put(key, now);
    return now;
  }

  private CachedOrder later(CachedOrder before, MailboxView view, By by) throws SQLException {
    long[] added = before.newIn(view);
    if (added.length > before.size() / MANY) {
      return anew(view, by);
    }
    long[] left = before.leftIn(view);
    List<SortKey> more = sorted(keys.of(view, added, by));
    long[] uids = new long[left.length + more.size()];
    int taken = 0;
    int at = 0;
    for (SortKey next : more) {
      int place = placeOf(next, view, left, taken, by);
      System.arraycopy(left, taken, uids, at, place - taken);
      at += place - taken;
      taken = place;
      uids[at++] = next.uid();
    }
    System.arraycopy(left, taken, uids, at, left.length - taken);
    return new CachedOrder(view, uids);
  }

  /** Returns the position at which a message belongs among sorted messages. */
  private int placeOf(SortKey wanted, MailboxView view, long[] uids, int from, By by)
      throws SQLException {
    // New messages are mostly the newest. Then one comparison is enough.
    int low = from;
    int high = uids.length;
    int look = by == By.ARRIVED ? high - 1 : (low + high) >>> 1;
    while (low < high) {
      List<SortKey> there = keys.of(view, new long[] {uids[look]}, by);
      // A message that is gone meanwhile gives no information. Its old position is good enough.
      if (!there.isEmpty() && SortKey.ORDER.compare(there.getFirst(), wanted) < 0) {
        low = look + 1;
      } else {
        high = look;
      }
      look = (low + high) >>> 1;
    }
    return low;
  }

  private CachedOrder anew(MailboxView view, By by) throws SQLException {
    long[] uids = LongStream.range(0, view.size()).map(index -> view.uid((int) index)).toArray();
    return new CachedOrder(
        view, sorted(keys.of(view, uids, by)).stream().mapToLong(SortKey::uid).toArray());
  }

  private static List<SortKey> sorted(List<SortKey> keys) {
    keys.sort(SortKey.ORDER);
    return keys;
  }
}
