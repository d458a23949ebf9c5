package org.carillon.store.seen;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * The messages that one reader marked as seen, or as unseen again, in a mailbox. Immutable. The
 * latest marks are kept apart from the others, so that adding one does not copy all.
 */
public final class SeenMarks {
  /** The empty set of marks. */
  public static final SeenMarks NONE = new SeenMarks(Sorted.NONE, Sorted.NONE, 0);

  /** The most marks that are kept apart as the latest. */
  private static final int MOST_LATEST = 1_024;

  private final Sorted earlier;

  /** The latest marks, which take precedence over the others. */
  private final Sorted latest;

  private final long highest;

  /** A mark of a message. */
  record Mark(long uid, long modseq, boolean seen) {}

  private SeenMarks(Sorted earlier, Sorted latest, long highest) {
    this.earlier = earlier;
    this.latest = latest;
    this.highest = highest;
  }

  /** Returns these marks with later ones added, each of which concerns a different message. */
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

  /** Returns the highest modseq of any mark. */
  public long highest() {
    return highest;
  }

  /** Returns the number of marks that take memory. */
  public int size() {
    return earlier.size() + latest.size();
  }

  /** Returns whether a message is marked as seen. */
  public boolean seen(long uid) {
    int at = latest.indexOf(uid);
    if (at >= 0) {
      return latest.seen[at];
    }
    at = earlier.indexOf(uid);
    return at >= 0 && earlier.seen[at];
  }

  /** Returns the modseq at which a message was last marked; 0 if it never was. */
  public long modseq(long uid) {
    int at = latest.indexOf(uid);
    if (at >= 0) {
      return latest.modseqs[at];
    }
    at = earlier.indexOf(uid);
    return at < 0 ? 0 : earlier.modseqs[at];
  }

  /** Passes on the UIDs marked after a modseq; some may be passed twice. */
  public void changedSince(long modseq, LongConsumer uid) {
    earlier.changedSince(modseq, uid);
    latest.changedSince(modseq, uid);
  }

  /** Marks ordered by UID. */
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

    /** Returns both sets merged; the other's marks take precedence. */
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
