package org.carillon.query.thread;

import java.util.Arrays;

/** Maps message ids to nodes: a table of numbers, as objects would take too much memory. */
final class NodesById {
  private long[] ids;
  private int[] nodes;
  private int size;

  /** Creates the table for an expected number of ids; it grows if there are more. */
  NodesById(int expected) {
    int capacity = Integer.highestOneBit(Math.max(8, expected)) * 4;
    ids = new long[capacity];
    nodes = new int[capacity];
  }

  /** Returns the node of an id, which must not be 0; -1 if there is none. */
  int get(long id) {
    int slot = slot(id);
    return ids[slot] == 0 ? -1 : nodes[slot];
  }

  void put(long id, int node) {
    if (2 * size >= ids.length) {
      grow();
    }
    int slot = slot(id);
    size += ids[slot] == 0 ? 1 : 0;
    ids[slot] = id;
    nodes[slot] = node;
  }

  /** Returns the slot of an id, or the free slot for it. Ids are hashes already. */
  private int slot(long id) {
    int slot = (int) id & ids.length - 1;
    while (ids[slot] != 0 && ids[slot] != id) {
      slot = slot + 1 & ids.length - 1;
    }
    return slot;
  }

  private void grow() {
    long[] old = Arrays.copyOf(ids, ids.length);
    int[] oldNodes = nodes;
    ids = new long[2 * old.length];
    nodes = new int[ids.length];
    for (int i = 0; i < old.length; i++) {
      if (old[i] != 0) {
        int slot = slot(old[i]);
        ids[slot] = old[i];
        nodes[slot] = oldNodes[i];
      }
    }
  }
}
