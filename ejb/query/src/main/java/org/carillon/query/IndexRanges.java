package org.carillon.query;

import java.util.Arrays;
import java.util.BitSet;
import org.carillon.contract.mailbox.messages.MailboxView;
import org.carillon.contract.mailbox.messages.UidSet;

/** Messages of a view as ranges of indexes. Its size depends on the query, not on the mailbox. */
final class IndexRanges {
  /** The ranges as from, to (exclusive), from, to …, ascending and disjoint. */
  private final int[] bounds;

  private IndexRanges(int[] bounds) {
    this.bounds = bounds;
  }

  /** Returns the messages of a sorted set of uids that are in the view. */
  static IndexRanges of(MailboxView view, UidSet uids) {
    int[] bounds = new int[2 * uids.ranges()];
    int length = 0;
    for (int range = 0; range < uids.ranges(); range++) {
      int from = firstFrom(view, uids.first(range));
      int last = view.indexOf(uids.last(range));
      int to = last < 0 ? -last - 1 : last + 1;
      if (from < to && length > 0 && bounds[length - 1] == from) {
        bounds[length - 1] = to;
      } else if (from < to) {
        bounds[length++] = from;
        bounds[length++] = to;
      }
    }
    return new IndexRanges(Arrays.copyOf(bounds, length));
  }

  boolean has(int index) {
    int found = Arrays.binarySearch(bounds, index);
    // A from is inside, a to is outside; an insertion point between a from and its to is odd.
    return found >= 0 ? found % 2 == 0 : (-found - 1) % 2 == 1;
  }

  BitSet toBitSet() {
    BitSet all = new BitSet();
    for (int i = 0; i < bounds.length; i += 2) {
      all.set(bounds[i], bounds[i + 1]);
    }
    return all;
  }

  /** Returns the index of the first message with at least that uid, or the view's size. */
  static int firstFrom(MailboxView view, long uid) {
    int index = view.indexOf(uid);
    return index < 0 ? -index - 1 : index;
  }
}
