package org.carillon.search.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.carillon.format.mime.summary.CasemapReader;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.format.mime.summary.UnicodeCasemap;

/**
 * The different sequences of three chars of all texts it has looked at, {@linkplain
 * UnicodeCasemap#folded folded}. A text can only contain another whose trigrams it has. Bounded: a
 * text with more than {@value #MOST} is not described.
 */
final class Trigrams implements SearchedText.Look {
  /** How many are told apart; Base64 alone has 55,000. */
  static final int MOST = 1 << 17;

  /** Shorter texts have none. */
  static final int LENGTH = 3;

  private static final long CHARS = 0xffff_ffff_ffffL;

  /** Open addressing; 0 where there is none, else a trigram and the bit above its 48. */
  private long[] table = new long[1 << 10];

  private int size;

  /** Those of one text. */
  static Trigrams of(String text) {
    Trigrams trigrams = new Trigrams();
    trigrams.isIn(text);
    return trigrams;
  }

  /** Whether there are none: what was looked at is too short. */
  boolean isEmpty() {
    return size == 0;
  }

  /** Whether there were more than fit: then none of them says anything. */
  boolean isOverfull() {
    return size > MOST;
  }

  @Override
  public boolean isIn(String text) {
    addAll(UnicodeCasemap.folded(text), 0, 0);
    return isOverfull();
  }

  @Override
  public boolean isIn(Reader text) throws IOException {
    CasemapReader folded = new CasemapReader(text);
    long last = 0;
    int seen = 0;
    String block = folded.next();
    while (block != null && !isOverfull()) {
      last = addAll(block, last, seen);
      seen = Math.min(LENGTH, seen + block.length());
      block = folded.next();
    }
    return isOverfull();
  }

  /**
   * Adds those that end in a text; answers its last three chars.
   *
   * @param before the three chars before it
   * @param seen how many of these there were
   */
  private long addAll(String folded, long before, int seen) {
    long last = before;
    for (int i = 0; i < folded.length() && !isOverfull(); i++) {
      last = (last << 16 | folded.charAt(i)) & CHARS;
      if (seen + i >= LENGTH - 1) {
        add(last);
      }
    }
    return last;
  }

  private void add(long trigram) {
    long entry = trigram | CHARS + 1;
    int at = slot(entry, table);
    if (table[at] == 0) {
      table[at] = entry;
      if (2 * ++size > table.length) {
        grow();
      }
    }
  }

  private void grow() {
    long[] larger = new long[2 * table.length];
    for (long entry : table) {
      if (entry != 0) {
        larger[slot(entry, larger)] = entry;
      }
    }
    table = larger;
  }

  private static int slot(long entry, long[] table) {
    int mask = table.length - 1;
    int at = (int) (entry * 0x9e37_79b9_7f4a_7c15L >>> 40) & mask;
    while (table[at] != 0 && table[at] != entry) {
      at = at + 1 & mask;
    }
    return at;
  }

  /** All of them, each three times 16 bits, ascending. */
  long[] sorted() {
    long[] all = new long[size];
    int count = 0;
    for (long entry : table) {
      if (entry != 0) {
        all[count++] = entry & CHARS;
      }
    }
    Arrays.sort(all);
    return all;
  }
}
