package org.carillon.policy.internal.filter;

import java.util.ArrayList;
import java.util.List;

/**
 * Three characters in a row, packed into a number: a line that lacks those of a pattern can't match
 * it.
 */
final class Grams {
  static final int LENGTH = 3;
  private static final int BITS = Character.SIZE;

  private Grams() {}

  /** Those of what stands between a pattern's wildcards, in order. */
  static List<Long> of(String pattern) {
    List<Long> grams = new ArrayList<>();
    long gram = 0;
    int length = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*' || c == '?') {
        length = 0;
        continue;
      }
      if (c == '\\' && i + 1 < pattern.length()) {
        i++;
      }
      gram = next(gram, pattern.charAt(i));
      length++;
      if (length >= LENGTH) {
        grams.add(gram);
      }
    }
    return grams;
  }

  /** The one that a character ends, of the one before. */
  static long next(long gram, char c) {
    return (gram << BITS | c) & (1L << LENGTH * BITS) - 1;
  }
}
