package org.carillon.format.mime.summary;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/**
 * A text to search for in strings, summaries and streams. Case is ignored (RFC 3501 §6.4.4) by the
 * rules of {@code i;unicode-casemap} (RFC 5255 §4.7).
 */
public final class FoldedText implements SearchedText.Look {
  private final String text;
  private final String wanted;
  private final byte[] key;

  /** The failure table of Knuth-Morris-Pratt: the chars that still match if the next does not. */
  private final int[] fallback;

  /** Creates a search for this text. The empty text is found everywhere. */
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

  /** Returns whether the text to search for is empty. */
  public boolean isEmpty() {
    return wanted.isEmpty();
  }

  /** Returns the text as it was given. A folded text must not be folded again. */
  public String text() {
    return text;
  }

  /** Returns whether the given text of a summary contains this text. */
  public boolean isIn(Summary summary, Summary.Text in) {
    return summary.contains(in, key);
  }

  /** Returns whether the other text contains this text. */
  @Override
  public boolean isIn(String other) {
    return UnicodeCasemap.folded(other).contains(wanted);
  }

  /** Returns whether the reader's content has this text. Reads no further than needed. */
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
