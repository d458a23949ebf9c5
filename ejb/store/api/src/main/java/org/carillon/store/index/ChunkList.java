package org.carillon.store.index;

import java.util.ArrayList;
import java.util.List;

/** Builds the chunk list of a view: first whole chunks are added, then messages appended. */
public final class ChunkList {
  private static final Chunk[] NONE = {};

  /** Neighbouring chunks are joined if they have no more messages than this together. */
  private static final int JOINED = Chunk.MOST / 2;

  private final List<Chunk> chunks = new ArrayList<>();
  private ChunkBuilder tail = new ChunkBuilder();

  /** Adds a chunk. The chunk keeps its identity unless it is joined with a small neighbour. */
  public void add(Chunk chunk) {
    if (chunk.size() == 0) {
      return;
    }
    if (!chunks.isEmpty() && chunks.getLast().size() + chunk.size() <= JOINED) {
      ChunkBuilder joined = new ChunkBuilder();
      joined.append(chunks.removeLast());
      joined.append(chunk);
      chunks.add(joined.build());
    } else {
      chunks.add(chunk);
    }
  }

  public void append(long uid, long flags, long modseq) {
    if (tail.size() == 0 && !chunks.isEmpty() && chunks.getLast().size() < Chunk.MOST) {
      tail.append(chunks.removeLast());
    }
    tail.append(uid, flags, modseq);
    if (tail.size() == Chunk.MOST) {
      chunks.add(tail.build());
      tail = new ChunkBuilder();
    }
  }

  public Chunk[] toArray() {
    if (tail.size() > 0) {
      chunks.add(tail.build());
      tail = new ChunkBuilder();
    }
    return chunks.toArray(NONE);
  }
}
