package org.carillon.store.index;

import java.util.Arrays;

/**
 * Up to {@link #MOST} neighbouring messages of a mailbox, in UID order. Immutable; a flag change
 * makes a new chunk that shares the UIDs.
 *
 * @param uids the UIDs, which have 32 bits (RFC 9051 §2.3.1.1), as unsigned numbers
 * @param flags the packed flags
 * @param modseqs the modseqs
 * @param maxModseq the highest modseq
 * @param anyFlags the flags that at least one message has
 * @param allFlags the flags that all messages have
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity only
public record Chunk(
    int[] uids, long[] flags, long[] modseqs, long maxModseq, long anyFlags, long allFlags) {
  public static final int MOST = 1024;

  /** Creates a chunk of messages. The chunk takes over the arrays. */
  public static Chunk of(int[] uids, long[] flags, long[] modseqs) {
    long highest = 0;
    long any = 0;
    long all = -1;
    for (int i = 0; i < uids.length; i++) {
      highest = Math.max(highest, modseqs[i]);
      any |= flags[i];
      all &= flags[i];
    }
    return new Chunk(uids, flags, modseqs, highest, any, all);
  }

  public int size() {
    return uids.length;
  }

  public long uid(int index) {
    return Integer.toUnsignedLong(uids[index]);
  }

  public long lastUid() {
    return uid(uids.length - 1);
  }

  /** Returns the index of a UID, or {@code -(insertion point) - 1}. */
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

  /** Returns the chunk with the given runs applied to messages that do not show them yet. */
  public Chunk after(FlagRuns all) {
    FlagRuns runs = all.isEmpty() ? all : all.within(uid(0), lastUid());
    if (runs.isEmpty()) {
      return this;
    }
    long[] newFlags = flags.clone();
    long[] newModseqs = modseqs.clone();
    for (int i = 0; i < uids.length; i++) {
      FlagRuns.State state = runs.settle(uid(i), flags[i], modseqs[i]);
      newFlags[i] = state.flags();
      newModseqs[i] = state.modseq();
    }
    return of(uids, newFlags, newModseqs);
  }

  /** Returns whether some message may have just the flags {@code word} of {@code mask}. */
  public boolean mayHave(long mask, long word) {
    return (word & ~anyFlags) == 0 && (mask & ~word & allFlags) == 0;
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
