package org.carillon.format.mime.summary;

import java.io.IOException;
import java.io.Reader;

/** Reads a text folded as {@link UnicodeCasemap} does, one block at a time. */
public final class CasemapReader {
  private static final int BLOCK = 8192;

  private final Reader text;
  private final char[] block = new char[BLOCK];
  private int kept;
  private boolean ended;

  /** Creates a reader of this text. It does not close the text. */
  public CasemapReader(Reader text) {
    this.text = text;
  }

  /** Returns the next folded chars, which may be empty; null at the end. */
  public String next() throws IOException {
    if (ended) {
      return null;
    }
    int n = text.read(block, kept, block.length - kept);
    ended = n < 0;
    int end = kept + Math.max(0, n);
    int ready = ended ? end : ready(end);
    String folded = UnicodeCasemap.folded(new String(block, 0, ready));
    System.arraycopy(block, ready, block, 0, end - ready);
    kept = end - ready;
    return folded;
  }

  /** Returns how many chars can be folded alone: to the last letter, whose marks may follow. */
  private int ready(int end) {
    for (int at = end - 1; at > 0 && at > end - UnicodeCasemap.MOST_MARKS; at--) {
      if (begins(block[at])) {
        return at;
      }
    }
    return end < block.length ? 0 : end;
  }

  private static boolean begins(char c) {
    return !Character.isLowSurrogate(c) && !UnicodeCasemap.isMark(c);
  }
}
