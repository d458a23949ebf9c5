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

  public static final UidSet EMPTY = new UidSet(new long[0]);

  /** The ranges as first, last, first, last … with first &lt;= last. */
  private final long[] bounds;

  private UidSet(long[] bounds) {
    this.bounds = bounds;
  }

  public static UidSet of(long uid) {
    return new UidSet(new long[] {uid, uid});
  }

  /** Returns all uids from {@code first} to {@code last}, inclusive; empty if reversed. */
  public static UidSet range(long first, long last) {
    return last < first ? EMPTY : new UidSet(new long[] {first, last});
  }

  /** Returns the uids of ranges {@code first, last, first, last …} in any order. */
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

  /** Returns the intersection of two sorted sets. */
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

  /** Returns the given uids, sorted and without duplicates. */
  public static UidSet sorted(long... uids) {
    long[] sorted = uids.clone();
    Arrays.sort(sorted);
    return inOrder(sorted);
  }

  /** Returns the given uids in the given order; a uid that equals its predecessor is left out. */
  public static UidSet inOrder(long... uids) {
    Builder builder = new Builder();
    for (long uid : uids) {
      builder.add(uid);
    }
    return builder.build();
  }

  /** Returns whether the set is empty. */
  public boolean isEmpty() {
    return bounds.length == 0;
  }

  public long count() {
    long count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      count += bounds[i + 1] - bounds[i] + 1;
    }
    return count;
  }

  public int ranges() {
    return bounds.length / 2;
  }

  public long first(int range) {
    return bounds[2 * range];
  }

  /** Returns the last uid of a range, which is part of it. */
  public long last(int range) {
    return bounds[2 * range + 1];
  }

  public boolean contains(long uid) {
    for (int i = 0; i < bounds.length; i += 2) {
      if (uid >= bounds[i] && uid <= bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** Returns the uids above {@code uid}. */
  public UidSet behind(long uid) {
    Builder behind = new Builder();
    for (int range = 0; range < ranges(); range++) {
      if (last(range) > uid) {
        behind.addRange(Math.max(first(range), uid + 1), last(range));
      }
    }
    return behind.build();
  }

  /** Passes every uid to {@code uid}, in order. */
  public void forEach(LongConsumer uid) {
    for (int i = 0; i < bounds.length; i += 2) {
      for (long u = bounds[i]; u <= bounds[i + 1]; u++) {
        uid.accept(u);
      }
    }
  }

  /** Returns every uid in order. Only for sets whose size is known to be bounded. */
  public long[] toArray() {
    LongStream.Builder all = LongStream.builder();
    forEach(all::add);
    return all.build().toArray();
  }

  /** Returns the set as IMAP writes it: {@code 1:3,5}; an empty text for the empty set. */
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

  /** Collects uids and merges neighbours into ranges. */
  public static final class Builder {
    private long[] bounds = new long[16];
    private int length;

    /** Adds a uid after those added before. */
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

    /** Adds a range of consecutive uids; its first uid is not below any uid added before. */
    public Builder addRange(long first, long last) {
      if (length > 0 && first <= bounds[length - 1] + 1) {
        bounds[length - 1] = Math.max(bounds[length - 1], last);
        return this;
      }
      add(first);
      bounds[length - 1] = last;
      return this;
    }

    /** Returns the set of the uids that were added. */
    public UidSet build() {
      return length == 0 ? EMPTY : new UidSet(Arrays.copyOf(bounds, length));
    }
  }
}
