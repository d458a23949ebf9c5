package org.carillon.policy.internal.filter;

import java.util.ArrayList;
import java.util.List;

/** Trigrams, packed into numbers. A line lacking one of a pattern's cannot match it. */
final class PatternTrigrams {
  static final int LENGTH = 3;
  private static final int BITS = Character.SIZE;

  private PatternTrigrams() {}

  /** Returns the trigrams of the texts between a pattern's wildcards, in order. */
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

  /** Returns the trigram that ends with a character, from the previous one. */
  static long next(long gram, char c) {
    return (gram << BITS | c) & (1L << LENGTH * BITS) - 1;
  }
}
