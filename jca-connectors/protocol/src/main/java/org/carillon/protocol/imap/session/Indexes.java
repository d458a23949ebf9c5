package org.carillon.protocol.imap.session;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The messages of a view that a command concerns: ranges of indexes, ascending and disjoint.
 *
 * @param bounds from, to (exclusive), from, to …
 * @param expunged whether the client named expunged messages that it was not told of yet
 */
public record Indexes(int[] bounds, boolean expunged) {

  static final Indexes NONE = new Indexes(new int[0], false);

  public boolean isEmpty() {
    return bounds.length == 0;
  }

  int count() {
    int count = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      count += bounds[i + 1] - bounds[i];
    }
    return count;
  }

  void forEach(IntConsumer index) {
    for (int i = 0; i < bounds.length; i += 2) {
      for (int at = bounds[i]; at < bounds[i + 1]; at++) {
        index.accept(at);
      }
    }
  }

  /** Receives a range: from, to (exclusive). */
  interface RangeConsumer {
    void accept(int from, int to);
  }

  void forEachRange(RangeConsumer range) {
    for (int i = 0; i < bounds.length; i += 2) {
      range.accept(bounds[i], bounds[i + 1]);
    }
  }

  public int[] toArray() {
    int[] all = new int[count()];
    int length = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      for (int at = bounds[i]; at < bounds[i + 1]; at++) {
        all[length++] = at;
      }
    }
    return all;
  }

  /** Collects ranges in any order. */
  static final class Builder {
    private long[] ranges = new long[4];
    private int length;
    private boolean expunged;

    void add(int from, int to) {
      if (from >= to) {
        return;
      }
      if (length == ranges.length) {
        ranges = Arrays.copyOf(ranges, 2 * length);
      }
      ranges[length++] = (long) from << 32 | to;
    }

    void expunged() {
      expunged = true;
    }

    Indexes build() {
      Arrays.sort(ranges, 0, length);
      int[] bounds = new int[2 * length];
      int n = 0;
      for (int i = 0; i < length; i++) {
        int from = (int) (ranges[i] >>> 32);
        int to = (int) ranges[i];
        if (n > 0 && from <= bounds[n - 1]) {
          bounds[n - 1] = Math.max(bounds[n - 1], to);
        } else {
          bounds[n++] = from;
          bounds[n++] = to;
        }
      }
      return new Indexes(Arrays.copyOf(bounds, n), expunged);
    }
  }
}
