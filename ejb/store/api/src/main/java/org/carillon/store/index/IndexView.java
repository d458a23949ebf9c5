package org.carillon.store.index;

import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.carillon.contract.mailbox.messages.MailboxView;

/** A mailbox at one moment, as a list of chunks. Later views share unchanged chunks. */
public final class IndexView implements MailboxView {
  /** The data of the mailbox itself, without its messages. */
  public record Head(
      long mailbox,
      String name,
      long uidValidity,
      long uidNext,
      long highestModseq,
      List<String> keywords) {

    public Head withKeywords(List<String> names) {
      return new Head(mailbox, name, uidValidity, uidNext, highestModseq, names);
    }
  }

  private final Head head;
  private final Chunk[] chunks;

  /** The index of each chunk's first message; the last element is the number of messages. */
  private final int[] starts;

  public IndexView(Head head, Chunk[] chunks) {
    this.head = head;
    this.chunks = chunks;
    this.starts = new int[chunks.length + 1];
    for (int i = 0; i < chunks.length; i++) {
      starts[i + 1] = starts[i] + chunks[i].size();
    }
  }

  public Head head() {
    return head;
  }

  public Chunk[] chunks() {
    return chunks;
  }

  /** Returns the mailbox's name at that moment. */
  public String name() {
    return head.name;
  }

  @Override
  public long mailbox() {
    return head.mailbox;
  }

  @Override
  public long uidValidity() {
    return head.uidValidity;
  }

  @Override
  public long uidNext() {
    return head.uidNext;
  }

  @Override
  public long highestModseq() {
    return head.highestModseq;
  }

  @Override
  public int size() {
    return starts[chunks.length];
  }

  @Override
  public long uid(int index) {
    int chunk = chunkAt(index);
    return chunks[chunk].uid(index - starts[chunk]);
  }

  @Override
  public int indexOf(long uid) {
    int low = 0;
    int high = chunks.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (chunks[middle].lastUid() < uid) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == chunks.length) {
      return -size() - 1;
    }
    int within = chunks[low].indexOf(uid);
    return within < 0 ? within - starts[low] : within + starts[low];
  }

  @Override
  public long flags(int index) {
    int chunk = chunkAt(index);
    return chunks[chunk].flags()[index - starts[chunk]];
  }

  @Override
  public long modseq(int index) {
    int chunk = chunkAt(index);
    return chunks[chunk].modseqs()[index - starts[chunk]];
  }

  @Override
  public List<String> keywords() {
    return head.keywords;
  }

  @Override
  public void changedSince(long modseq, int from, int to, IntConsumer index) {
    if (from >= to) {
      return;
    }
    for (int c = chunkAt(from); c < chunks.length && starts[c] < to; c++) {
      if (chunks[c].maxModseq() > modseq) {
        long[] modseqs = chunks[c].modseqs();
        int end = Math.min(modseqs.length, to - starts[c]);
        for (int i = Math.max(0, from - starts[c]); i < end; i++) {
          if (modseqs[i] > modseq) {
            index.accept(starts[c] + i);
          }
        }
      }
    }
  }

  @Override
  public int next(int from, long mask, long word) {
    if (from >= size()) {
      return -1;
    }
    for (int c = chunkAt(from); c < chunks.length; c++) {
      if (chunks[c].mayHave(mask, word)) {
        long[] flags = chunks[c].flags();
        for (int i = Math.max(0, from - starts[c]); i < flags.length; i++) {
          if ((flags[i] & mask) == word) {
            return starts[c] + i;
          }
        }
      }
    }
    return -1;
  }

  @Override
  public void expungedIn(MailboxView later, LongConsumer uid) {
    IndexView other = ReaderView.base(later);
    Cursor mine = new Cursor(chunks);
    Cursor theirs = new Cursor(other.chunks);
    while (mine.valid()) {
      if (!theirs.valid() || mine.uid() < theirs.uid()) {
        uid.accept(mine.uid());
        mine.next();
      } else if (mine.uid() > theirs.uid()) {
        theirs.next();
      } else if (mine.sharesUidsWith(theirs)) {
        mine.nextChunk();
        theirs.nextChunk();
      } else {
        mine.next();
        theirs.next();
      }
    }
  }

  private int chunkAt(int index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException(index);
    }
    int chunk = Math.min(index / Chunk.MOST, chunks.length - 1);
    if (index >= starts[chunk] && index < starts[chunk + 1]) {
      return chunk;
    }
    // Chunks that are not full push the message to a later chunk.
    int low = chunk;
    int high = chunks.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts[middle] <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /** A position in a list of chunks. */
  private static final class Cursor {
    private final Chunk[] chunks;
    private int chunk;
    private int within;

    Cursor(Chunk[] chunks) {
      this.chunks = chunks;
    }

    boolean valid() {
      return chunk < chunks.length;
    }

    long uid() {
      return chunks[chunk].uid(within);
    }

    boolean sharesUidsWith(Cursor other) {
      return within == other.within && chunks[chunk].uids() == other.chunks[other.chunk].uids();
    }

    void next() {
      within++;
      if (within == chunks[chunk].size()) {
        nextChunk();
      }
    }

    void nextChunk() {
      chunk++;
      within = 0;
    }
  }
}
