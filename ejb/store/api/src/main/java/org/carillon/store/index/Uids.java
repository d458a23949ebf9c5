package org.carillon.store.index;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.UidSet;

/** Selects UIDs of existing messages. */
public final class Uids {
  private Uids() {}

  /** Returns the UIDs of a set that a view has, ascending and unique. Gaps cost nothing. */
  public static long[] in(IndexView view, UidSet set) {
    LongStream.Builder found = LongStream.builder();
    boolean ascending = true;
    long before = 0;
    for (int range = 0; range < set.ranges(); range++) {
      ascending &= set.first(range) > before;
      before = set.last(range);
      int at = view.indexOf(set.first(range));
      for (int i = at < 0 ? -at - 1 : at; i < view.size(); i++) {
        long uid = view.uid(i);
        if (uid > set.last(range)) {
          break;
        }
        found.add(uid);
      }
    }
    LongStream uids = found.build();
    return (ascending ? uids : uids.sorted().distinct()).toArray();
  }

  /**
   * Returns the UIDs of messages with {@code \Deleted}.
   *
   * @param only the UIDs to look at; empty for all
   */
  public static long[] deleted(IndexView view, Optional<UidSet> only) {
    return only.isEmpty()
        ? deleted(view)
        : LongStream.of(in(view, only.get()))
            .filter(uid -> Flag.DELETED.in(view.flags(view.indexOf(uid))))
            .toArray();
  }

  private static long[] deleted(IndexView view) {
    long bit = Flag.DELETED.bit();
    return IntStream.iterate(
            view.next(0, bit, bit), index -> index >= 0, index -> view.next(index + 1, bit, bit))
        .mapToLong(view::uid)
        .toArray();
  }

  /** Returns the UIDs from an index on, at most the given number. */
  public static long[] step(long[] uids, int from, int most) {
    return Arrays.copyOfRange(uids, from, Math.min(uids.length, from + most));
  }
}
