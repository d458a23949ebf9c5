package org.carillon.store.viewing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.store.changes.ViewLog;
import org.carillon.store.index.Chunk;
import org.carillon.store.index.ChunkBuilder;
import org.carillon.store.index.ChunkList;
import org.carillon.store.index.FlagRun;
import org.carillon.store.index.FlagRuns;
import org.carillon.store.index.IndexView;

/**
 * The changes of a mailbox between two views, from which the later view is made. Changes that the
 * earlier view contains already may be among them. Used once, by one thread.
 */
public final class ViewChange implements ViewLog.Changes {
  /** A message with its current flags. */
  record Entry(long uid, long flags, long modseq) {}

  private final List<Entry> placed = new ArrayList<>();
  private final List<Entry> flagged = new ArrayList<>();
  private final List<FlagRun> reflagged = new ArrayList<>();
  private final List<Long> expunged = new ArrayList<>();
  private long usedFlags;

  @Override
  public void placed(long uid, long flags, long modseq) {
    usedFlags |= flags;
    placed.add(new Entry(uid, flags, modseq));
  }

  @Override
  public void flagged(long uid, long flags, long modseq) {
    usedFlags |= flags;
    flagged.add(new Entry(uid, flags, modseq));
  }

  @Override
  public void reflagged(FlagRun run) {
    usedFlags |= run.set();
    reflagged.add(run);
  }

  @Override
  public void expunged(long uid) {
    expunged.add(uid);
  }

  /** Returns whether every keyword bit in the changes has a name in this list that is not freed. */
  public boolean explainedBy(List<String> keywords) {
    long explained = (1L << Flag.FIRST_KEYWORD_BIT) - 1;
    for (int k = 0; k < keywords.size(); k++) {
      explained |= keywords.get(k).isEmpty() ? 0 : 1L << (Flag.FIRST_KEYWORD_BIT + k);
    }
    return (usedFlags & ~explained) == 0;
  }

  /** Returns the view after the change. */
  public IndexView applyTo(IndexView view, IndexView.Head head) {
    ChunkList result = new ChunkList();
    FlagRuns runs = new FlagRuns(reflagged);
    flagged.sort(Comparator.comparingLong(Entry::uid));
    expunged.sort(Comparator.naturalOrder());
    int nextFlagged = 0;
    int nextExpunged = 0;
    for (Chunk chunk : view.chunks()) {
      int flaggedEnd = nextFlagged;
      while (flaggedEnd < flagged.size() && flagged.get(flaggedEnd).uid <= chunk.lastUid()) {
        flaggedEnd++;
      }
      int expungedEnd = nextExpunged;
      while (expungedEnd < expunged.size() && expunged.get(expungedEnd) <= chunk.lastUid()) {
        expungedEnd++;
      }
      Chunk flags = reflag(chunk, flagged.subList(nextFlagged, flaggedEnd));
      result.add(shrink(flags.after(runs), expunged.subList(nextExpunged, expungedEnd)));
      nextFlagged = flaggedEnd;
      nextExpunged = expungedEnd;
    }
    placed.sort(Comparator.comparingLong(Entry::uid));
    for (Entry entry : placed) {
      if (entry.uid >= view.uidNext()) {
        FlagRuns.State state = runs.settle(entry.uid, entry.flags, entry.modseq);
        result.append(entry.uid, state.flags(), state.modseq());
      }
    }
    return new IndexView(head, result.toArray());
  }

  private static Chunk reflag(Chunk chunk, List<Entry> entries) {
    if (entries.isEmpty()) {
      return chunk;
    }
    long[] flags = chunk.flags().clone();
    long[] modseqs = chunk.modseqs().clone();
    for (Entry entry : entries) {
      int at = chunk.indexOf(entry.uid);
      if (at >= 0) {
        flags[at] = entry.flags;
        modseqs[at] = entry.modseq;
      }
    }
    return Chunk.of(chunk.uids(), flags, modseqs);
  }

  private static Chunk shrink(Chunk chunk, List<Long> gone) {
    BitSet leaving = new BitSet(chunk.size());
    for (long uid : gone) {
      int at = chunk.indexOf(uid);
      if (at >= 0) {
        leaving.set(at);
      }
    }
    if (leaving.isEmpty()) {
      return chunk;
    }
    ChunkBuilder rest = new ChunkBuilder();
    for (int i = leaving.nextClearBit(0); i < chunk.size(); i = leaving.nextClearBit(i + 1)) {
      rest.append(chunk, i);
    }
    return rest.build();
  }
}
