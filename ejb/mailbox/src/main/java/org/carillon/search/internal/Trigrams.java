package org.carillon.search.internal;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.carillon.format.mime.summary.CasemapReader;
import org.carillon.format.mime.summary.SearchedText;
import org.carillon.format.mime.summary.UnicodeCasemap;

/**
 * The distinct sequences of three chars in all texts that were added, {@linkplain
 * UnicodeCasemap#folded folded}. A text can contain another only if it has all its trigrams. The
 * number is limited: a text with more than {@value #MOST} has no description.
 */
final class Trigrams implements SearchedText.Look {
  /** The largest number of different trigrams. Base64 alone has 55,000. */
  static final int MOST = 1 << 17;

  /** The length of a trigram in chars. Shorter texts have none. */
  static final int LENGTH = 3;

  private static final long CHARS = 0xffff_ffff_ffffL;

  /** A hash table with open addressing. An entry is 0 or a trigram with bit 48 set. */
  private long[] table = new long[1 << 10];

  private int size;

  static Trigrams of(String text) {
    Trigrams trigrams = new Trigrams();
    trigrams.isIn(text);
    return trigrams;
  }

  /** Returns whether there are none, because the texts are too short. */
  boolean isEmpty() {
    return size == 0;
  }

  /** Returns whether there were more than fit. Then none of them means anything. */
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
   * Adds the trigrams that end in a text, and returns its last three chars.
   *
   * @param before the three chars before it
   * @param seen how many of those three chars exist, 0 to 3
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

  /** Returns all trigrams, each as three times 16 bits, ascending. */
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
