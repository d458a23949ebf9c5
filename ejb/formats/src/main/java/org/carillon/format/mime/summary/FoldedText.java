package org.carillon.format.mime.summary;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * A text to look for in others without regard to case (RFC 3501 §6.4.4), as {@code
 * i;unicode-casemap} has it (RFC 5255 §4.7), in strings, summaries and streams.
 */
public final class FoldedText implements SearchedText.Look {
  private final String text;
  private final String wanted;
  private final byte[] key;

  /** How far to go back in the wanted text when its next char does not match (Knuth et al.). */
  private final int[] fallback;

  /** Looks for this text; the empty one is everywhere. */
  public FoldedText(String text) {
    this.text = text;
    this.wanted = UnicodeCasemap.folded(text);
    this.key = wanted.getBytes(StandardCharsets.UTF_8);
    this.fallback = new int[wanted.length() + 1];
    int matched = 0;
    for (int i = 1; i < wanted.length(); i++) {
      matched = step(matched, wanted.charAt(i));
      fallback[i + 1] = matched;
    }
  }

  /** Whether there is nothing to look for. */
  public boolean isEmpty() {
    return wanted.isEmpty();
  }

  /** The text as it was given: one that is folded must not be folded again. */
  public String text() {
    return text;
  }

  /** Whether a message's text contains this one. */
  public boolean isIn(Summary summary, Summary.Text in) {
    return summary.contains(in, key);
  }

  /** Whether the text contains this one. */
  @Override
  public boolean isIn(String other) {
    return UnicodeCasemap.folded(other).contains(wanted);
  }

  /** Whether what is read contains this text; reads no further than needed. */
  @Override
  public boolean isIn(Reader reader) throws IOException {
    CasemapReader folded = new CasemapReader(reader);
    int matched = 0;
    String block = "";
    while (matched < wanted.length() && block != null) {
      for (int i = 0; i < block.length() && matched < wanted.length(); i++) {
        matched = step(matched, block.charAt(i));
      }
      block = matched < wanted.length() ? folded.next() : null;
    }
    return matched == wanted.length();
  }

  private int step(int matched, char c) {
    int at = matched;
    while (at > 0 && wanted.charAt(at) != c) {
      at = fallback[at];
    }
    return wanted.charAt(at) == c ? at + 1 : at;
  }
}
