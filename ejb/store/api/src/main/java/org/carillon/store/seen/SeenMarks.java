package org.carillon.store.seen;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * What one reader marked seen in a mailbox, and unseen again. Immutable. The latest marks lie apart
 * from the others, so that one more does not copy all.
 */
public final class SeenMarks {
  /** Nothing was ever marked. */
  public static final SeenMarks NONE = new SeenMarks(Sorted.NONE, Sorted.NONE, 0);

  /** How many of the latest lie apart. */
  private static final int MOST_LATEST = 1_024;

  private final Sorted earlier;

  /** They count where both have a message. */
  private final Sorted latest;

  private final long highest;

  /** A message that was marked. */
  record Mark(long uid, long modseq, boolean seen) {}

  private SeenMarks(Sorted earlier, Sorted latest, long highest) {
    this.earlier = earlier;
    this.latest = latest;
    this.highest = highest;
  }

  /** These and later ones, each of a message of its own. */
  SeenMarks with(List<Mark> later) {
    if (later.isEmpty()) {
      return this;
    }
    long newHighest = Math.max(highest, later.stream().mapToLong(Mark::modseq).max().orElseThrow());
    Sorted merged = latest.with(Sorted.of(later));
    return merged.size() > MOST_LATEST
        ? new SeenMarks(earlier.with(merged), Sorted.NONE, newHighest)
        : new SeenMarks(earlier, merged, newHighest);
  }

  /** The highest modseq of any mark. */
  public long highest() {
    return highest;
  }

  /** How many marks take memory. */
  public int size() {
    return earlier.size() + latest.size();
  }

  /** Whether a message is marked seen. */
  public boolean seen(long uid) {
    int at = latest.indexOf(uid);
    if (at >= 0) {
      return latest.seen[at];
    }
    at = earlier.indexOf(uid);
    return at >= 0 && earlier.seen[at];
  }

  /** When a message was last marked; 0 when never. */
  public long modseq(long uid) {
    int at = latest.indexOf(uid);
    if (at >= 0) {
      return latest.modseqs[at];
    }
    at = earlier.indexOf(uid);
    return at < 0 ? 0 : earlier.modseqs[at];
  }

  /** Gives the uids marked behind a modseq, perhaps twice. */
  public void changedSince(long modseq, LongConsumer uid) {
    earlier.changedSince(modseq, uid);
    latest.changedSince(modseq, uid);
  }

  /** Marks by their uids, ascending. */
  private record Sorted(long[] uids, long[] modseqs, boolean[] seen) {
    static final Sorted NONE = ofSize(0);

    static Sorted ofSize(int size) {
      return new Sorted(new long[size], new long[size], new boolean[size]);
    }

    static Sorted of(List<Mark> marks) {
      List<Mark> ascending = marks.stream().sorted(Comparator.comparingLong(Mark::uid)).toList();
      Sorted sorted = ofSize(marks.size());
      for (int i = 0; i < ascending.size(); i++) {
        Mark mark = ascending.get(i);
        sorted.set(i, mark.uid, mark.modseq, mark.seen);
      }
      return sorted;
    }

    int size() {
      return uids.length;
    }

    int indexOf(long uid) {
      return Arrays.binarySearch(uids, uid);
    }

    private void set(int at, long uid, long modseq, boolean isSeen) {
      uids[at] = uid;
      modseqs[at] = modseq;
      seen[at] = isSeen;
    }

    /** Both, the others' where both have a message. */
    Sorted with(Sorted other) {
      Sorted all = ofSize(size() + other.size());
      int own = 0;
      int others = 0;
      int size = 0;
      while (own < size() || others < other.size()) {
        boolean takesOwn = others == other.size() || own < size() && uids[own] < other.uids[others];
        if (takesOwn) {
          all.set(size++, uids[own], modseqs[own], seen[own]);
          own++;
        } else {
          own += own < size() && uids[own] == other.uids[others] ? 1 : 0;
          all.set(size++, other.uids[others], other.modseqs[others], other.seen[others]);
          others++;
        }
      }
      return size == all.size()
          ? all
          : new Sorted(
              Arrays.copyOf(all.uids, size),
              Arrays.copyOf(all.modseqs, size),
              Arrays.copyOf(all.seen, size));
    }

    void changedSince(long modseq, LongConsumer uid) {
      for (int i = 0; i < size(); i++) {
        if (modseqs[i] > modseq) {
          uid.accept(uids[i]);
        }
      }
    }
  }
}
