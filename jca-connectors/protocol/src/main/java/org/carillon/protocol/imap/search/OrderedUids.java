package org.carillon.protocol.imap.search;

import java.util.Arrays;

/** The results of a search in order, without duplicates. */
final class OrderedUids {
  private long[] uids;
  private int size;

  OrderedUids(long[] uids) {
    this.uids = uids;
    this.size = uids.length;
  }

  int size() {
    return size;
  }

  long get(int index) {
    return uids[index];
  }

  void insert(int index, long uid) {
    if (size == uids.length) {
      uids = Arrays.copyOf(uids, Math.max(8, size + size / 2));
    }
    System.arraycopy(uids, index, uids, index + 1, size - index);
    uids[index] = uid;
    size++;
  }

  /** Returns the position of a uid, or -1. */
  int indexOf(long uid) {
    for (int i = 0; i < size; i++) {
      if (uids[i] == uid) {
        return i;
      }
    }
    return -1;
  }

  void remove(int index) {
    size--;
    System.arraycopy(uids, index + 1, uids, index, size - index);
  }

  /** Returns all uids, ascending. */
  long[] ascending() {
    long[] sorted = Arrays.copyOf(uids, size);
    Arrays.sort(sorted);
    return sorted;
  }
}
