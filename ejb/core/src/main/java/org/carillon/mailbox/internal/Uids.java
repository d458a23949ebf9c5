package org.carillon.mailbox.internal;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.carillon.contract.mailbox.UidSet;

/** Uids of messages that there are. */
final class Uids {
  private Uids() {}

  /** The uids of a set that a view has, ascending and each once; costs nothing for gaps. */
  static long[] in(IndexView view, UidSet set) {
    LongStream.Builder found = LongStream.builder();
    for (int range = 0; range < set.ranges(); range++) {
      int at = view.indexOf(set.first(range));
      for (int i = at < 0 ? -at - 1 : at; i < view.size(); i++) {
        long uid = view.uid(i);
        if (uid > set.last(range)) {
          break;
        }
        found.add(uid);
      }
    }
    return found.build().sorted().distinct().toArray();
  }

  /** The uids from an index on, at most so many. */
  static long[] step(long[] uids, int from, int most) {
    return Arrays.copyOfRange(uids, from, Math.min(uids.length, from + most));
  }
}
