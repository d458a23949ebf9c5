package org.carillon.mailbox.internal.sharing;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** What one reader marked seen in a mailbox, and unseen again. Immutable. */
public final class SeenMarks {
  /** Nothing was ever marked. */
  public static final SeenMarks NONE = new SeenMarks(new long[0], new long[0], new boolean[0], 0);

  /** Ascending. */
  private final long[] uids;

  private final long[] modseqs;
  private final boolean[] seen;
  private final long highest;

  /** A message that was marked. */
  record Mark(long uid, long modseq, boolean seen) {}

  private SeenMarks(long[] uids, long[] modseqs, boolean[] seen, long highest) {
    this.uids = uids;
    this.modseqs = modseqs;
    this.seen = seen;
    this.highest = highest;
  }

  /** These and later ones. */
  SeenMarks with(List<Mark> later) {
    if (later.isEmpty()) {
      return this;
    }
    TreeMap<Long, Mark> all = new TreeMap<>();
    for (int i = 0; i < uids.length; i++) {
      all.put(uids[i], new Mark(uids[i], modseqs[i], seen[i]));
    }
    later.forEach(mark -> all.put(mark.uid, mark));
    long[] newUids = new long[all.size()];
    long[] newModseqs = new long[all.size()];
    boolean[] newSeen = new boolean[all.size()];
    long newHighest = highest;
    int at = 0;
    for (Mark mark : all.values()) {
      newUids[at] = mark.uid;
      newModseqs[at] = mark.modseq;
      newSeen[at++] = mark.seen;
      newHighest = Math.max(newHighest, mark.modseq);
    }
    return new SeenMarks(newUids, newModseqs, newSeen, newHighest);
  }

  /** The highest modseq of any mark. */
  public long highest() {
    return highest;
  }

  /** Whether a message is marked seen. */
  public boolean seen(long uid) {
    int at = Arrays.binarySearch(uids, uid);
    return at >= 0 && seen[at];
  }

  /** When a message was last marked; 0 when never. */
  public long modseq(long uid) {
    int at = Arrays.binarySearch(uids, uid);
    return at < 0 ? 0 : modseqs[at];
  }

  /** Gives the uids marked behind a modseq, ascending. */
  public void changedSince(long modseq, LongConsumer uid) {
    for (int i = 0; i < uids.length; i++) {
      if (modseqs[i] > modseq) {
        uid.accept(uids[i]);
      }
    }
  }
}
