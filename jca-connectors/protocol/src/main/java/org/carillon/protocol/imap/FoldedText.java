package org.carillon.protocol.imap;

import java.io.IOException;
import java.io.Reader;

/** A text to look for, without regard to case (RFC 3501 §6.4.4), in strings and in streams. */
final class FoldedText {
  private static final int BLOCK = 8192;

  private final char[] wanted;

  /** How far to go back in the wanted text when its next char does not match (Knuth et al.). */
  private final int[] fallback;

  FoldedText(String text) {
    wanted = new char[text.length()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = fold(text.charAt(i));
    }
    fallback = new int[wanted.length + 1];
    int matched = 0;
    for (int i = 1; i < wanted.length; i++) {
      matched = step(matched, wanted[i]);
      fallback[i + 1] = matched;
    }
  }

  boolean isEmpty() {
    return wanted.length == 0;
  }

  /** Whether the text contains this one. */
  boolean isIn(String text) {
    int matched = 0;
    for (int i = 0; i < text.length() && matched < wanted.length; i++) {
      matched = step(matched, fold(text.charAt(i)));
    }
    return matched == wanted.length;
  }

  /** Whether what is read contains this text; reads no further than needed. */
  boolean isIn(Reader reader) throws IOException {
    char[] block = new char[BLOCK];
    int matched = 0;
    while (matched < wanted.length) {
      int n = reader.read(block, 0, block.length);
      if (n < 0) {
        return false;
      }
      for (int i = 0; i < n && matched < wanted.length; i++) {
        matched = step(matched, fold(block[i]));
      }
    }
    return true;
  }

  private int step(int matched, char c) {
    int at = matched;
    while (at > 0 && wanted[at] != c) {
      at = fallback[at];
    }
    return wanted[at] == c ? at + 1 : at;
  }

  private static char fold(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
    }
    return Character.toLowerCase(Character.toUpperCase(c));
  }
}
