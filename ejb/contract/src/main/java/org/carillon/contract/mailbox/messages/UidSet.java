package org.carillon.contract.mailbox.messages;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * A sequence of uids, kept as ranges in the order they were added: sorted and without overlap when
 * made by {@link #sorted}, in the given order when made by {@link #inOrder} (as COPYUID needs it).
 * Immutable.
 */
public final class UidSet {

  /** No uid. */
  public static final UidSet EMPTY = new UidSet(new long[0]);

  /** first, last, first, last … with first &lt;= last. */
  private final long[] bounds;

  private UidSet(long[] bounds) {
    this.bounds = bounds;
  }

  /** One uid. */
  public static UidSet of(long uid) {
    return new UidSet(new long[] {uid, uid});
  }

  /** All uids from one to another, both included; empty when {@code last < first}. */
  public static UidSet range(long first, long last) {
    return last < first ? EMPTY : new UidSet(new long[] {first, last});
  }

  /**
   * The uids of ranges in any order, which may overlap.
   *
   * @param bounds first, last, first, last … with first &lt;= last
   */
  public static UidSet ofRanges(long... bounds) {
    long[][] ranges = new long[bounds.length / 2][];
    for (int i = 0; i < ranges.length; i++) {
      ranges[i] = new long[] {bounds[2 * i], bounds[2 * i + 1]};
    }
    Arrays.sort(ranges, Comparator.comparingLong(range -> range[0]));
    Builder builder = new Builder();
    for (long[] range : ranges) {
      builder.addRange(range[0], range[1]);
    }
    return builder.build();
  }

  /** The uids in both sets, each sorted. */
  public UidSet and(UidSet other) {
    Builder both = new Builder();
    int mine = 0;
    int its = 0;
    while (mine < ranges() && its < other.ranges()) {
      long first = Math.max(first(mine), other.first(its));
      long last = Math.min(last(mine), other.last(its));
      if (first <= last) {
        both.addRange(first, last);
      }
      if (last(mine) < other.last(its)) {
        mine++;
      } else {
        its++;
      }
    }
    return both.build();
  }

  /** The given uids, sorted, doubles left out. */
  public static UidSet sorted(long... uids) {
    long[] sorted = uids.clone();
    Arrays.sort(sorted);
    return inOrder(sorted);
  }

  /** The given uids in the given order; a uid equal to its predecessor is left out. */
  public static UidSet inOrder(long... uids) {
    Builder builder = new Builder();
    for (long uid : uids) {
      builder.add(uid);
    }
    return builder.build();
  }

  /** Whether it holds no uid. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  /** How many uids it holds. */
  public long count() {
    long count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      count += bounds[i + 1] - bounds[i] + 1;
    }
    return count;
  }

  /** How many ranges it is made of. */
  public int ranges() {
    return bounds.length / 2;
  }

  /** The first uid of a range. */
  public long first(int range) {
    return bounds[2 * range];
  }

  /** The last uid of a range, included. */
  public long last(int range) {
    return bounds[2 * range + 1];
  }

  /** Whether it holds the uid. */
  public boolean contains(long uid) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (uid >= bounds[i] && uid <= bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** Those above a uid. */
  public UidSet behind(long uid) {
    Builder behind = new Builder();
    for (int range = 0; range < ranges(); range++) {
      if (last(range) > uid) {
        behind.addRange(Math.max(first(range), uid + 1), last(range));
      }
    }
    return behind.build();
  }

  /** Gives every uid in order. */
  public void forEach(LongConsumer uid) {
    for (int i = 0; i < bounds.length; i += 2) {
      for (long u = bounds[i]; u <= bounds[i + 1]; u++) {
        uid.accept(u);
      }
    }
  }

  /** Every uid in order. Only for sets whose size is known to be bounded. */
  public long[] toArray() {
    LongStream.Builder all = LongStream.builder();
    forEach(all::add);
    return all.build().toArray();
  }

  /** The set as IMAP writes it: {@code 1:3,5}; empty for the empty set. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < bounds.length; i += 2) {
      if (i > 0) {
        text.append(',');
      }
      text.append(bounds[i]);
      if (bounds[i + 1] != bounds[i]) {
        text.append(':').append(bounds[i + 1]);
      }
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UidSet set && Arrays.equals(bounds, set.bounds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bounds);
  }

  /** Gathers uids, joining neighbours into ranges. */
  public static final class Builder {
    private long[] bounds = new long[16];
    private int length;

    /** Adds a uid behind those added before. */
    public Builder add(long uid) {
      if (length > 0 && (uid == bounds[length - 1] || uid == bounds[length - 1] + 1)) {
        bounds[length - 1] = uid;
        return this;
      }
      if (length == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * length);
      }
      bounds[length++] = uid;
      bounds[length++] = uid;
      return this;
    }

    /** Adds neighbouring uids, the first of which is not below any added before. */
    public Builder addRange(long first, long last) {
      if (length > 0 && first <= bounds[length - 1] + 1) {
        bounds[length - 1] = Math.max(bounds[length - 1], last);
        return this;
      }
      add(first);
      bounds[length - 1] = last;
      return this;
    }

    /** What was added. */
    public UidSet build() {
      return length == 0 ? EMPTY : new UidSet(Arrays.copyOf(bounds, length));
    }
  }
}
