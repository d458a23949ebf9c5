package org.carillon.store.index;

import java.util.Arrays;

/**
 * Messages of a mailbox with their flags, which the placements' rows need not show.
 *
 * @param uids the UIDs in ascending order
 * @param flags the packed flags, one word for each UID
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter of statements, never compared
public record Flagged(long[] uids, long[] flags) {

  public int size() {
    return uids.length;
  }

  /** Returns those of the UIDs that are in the view and have all the bits; 0 for all UIDs. */
  public static Flagged of(IndexView view, long[] uids, long having) {
    int[] indexes =
        Arrays.stream(uids)
            .mapToInt(view::indexOf)
            .filter(index -> index >= 0 && (view.flags(index) & having) == having)
            .toArray();
    return new Flagged(
        Arrays.stream(indexes).mapToLong(view::uid).toArray(),
        Arrays.stream(indexes).mapToLong(view::flags).toArray());
  }

  /** Creates a list of one message. */
  public static Flagged of(long uid, long flags) {
    return new Flagged(new long[] {uid}, new long[] {flags});
  }
}
