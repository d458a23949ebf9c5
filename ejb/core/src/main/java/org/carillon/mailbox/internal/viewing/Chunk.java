package org.carillon.mailbox.internal.viewing;

import java.util.Arrays;
import org.carillon.mailbox.internal.flagging.FlagRuns;

/**
 * Up to {@link #MOST} neighbouring messages of a mailbox, in uid order. Immutable; a change of
 * flags makes a new chunk that shares the uids.
 *
 * @param uids the uids, which have 32 bits (RFC 9051 §2.3.1.1), as unsigned numbers
 * @param flags the packed flags
 * @param modseqs the modseqs
 * @param maxModseq the highest of them
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
public record Chunk(int[] uids, long[] flags, long[] modseqs, long maxModseq) {
  public static final int MOST = 1024;

  public int size() {
    return uids.length;
  }

  public long uid(int index) {
    return Integer.toUnsignedLong(uids[index]);
  }

  public long lastUid() {
    return uid(uids.length - 1);
  }

  /** The index of a uid, or {@code -(insertion point) - 1}. */
  public int indexOf(long uid) {
    int low = 0;
    int high = uids.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long found = uid(middle);
      if (found < uid) {
        low = middle + 1;
      } else if (found > uid) {
        high = middle - 1;
      } else {
        return middle;
      }
    }
    return -low - 1;
  }

  /** The messages after runs that not all of them show yet. */
  public Chunk after(FlagRuns all) {
    FlagRuns runs = all.isEmpty() ? all : all.within(uid(0), lastUid());
    if (runs.isEmpty()) {
      return this;
    }
    long[] newFlags = flags.clone();
    long[] newModseqs = modseqs.clone();
    long highest = maxModseq;
    for (int i = 0; i < uids.length; i++) {
      FlagRuns.State state = runs.settle(uid(i), flags[i], modseqs[i]);
      newFlags[i] = state.flags();
      newModseqs[i] = state.modseq();
      highest = Math.max(highest, state.modseq());
    }
    return new Chunk(uids, newFlags, newModseqs, highest);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "Chunk" + Arrays.toString(uids);
  }
}
