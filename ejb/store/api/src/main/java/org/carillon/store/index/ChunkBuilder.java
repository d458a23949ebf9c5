package org.carillon.store.index;

import java.util.Arrays;

/** Builds a chunk, in UID order. */
public final class ChunkBuilder {
  private int[] uids = new int[8];
  private long[] flags = new long[8];
  private long[] modseqs = new long[8];
  private int size;

  int size() {
    return size;
  }

  public void append(long uid, long word, long modseq) {
    if (size == uids.length) {
      int capacity = 2 * size;
      uids = Arrays.copyOf(uids, capacity);
      flags = Arrays.copyOf(flags, capacity);
      modseqs = Arrays.copyOf(modseqs, capacity);
    }
    uids[size] = (int) uid;
    flags[size] = word;
    modseqs[size] = modseq;
    size++;
  }

  public void append(Chunk from, int index) {
    append(from.uid(index), from.flags()[index], from.modseqs()[index]);
  }

  public void append(Chunk whole) {
    for (int i = 0; i < whole.size(); i++) {
      append(whole, i);
    }
  }

  public Chunk build() {
    return Chunk.of(
        Arrays.copyOf(uids, size), Arrays.copyOf(flags, size), Arrays.copyOf(modseqs, size));
  }
}
