package org.carillon.spelling.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words of a text that may be misspelt. */
final class TextWords {
  /** Skips addresses, numbers, file names, and words with a digit. */
  private static final Pattern TOKEN = Pattern.compile("\\S+");

  private static final Pattern NO_WORDS =
      Pattern.compile("[@/\\\\_0-9]|://|^www\\.|[\\p{L}]\\.[\\p{L}]{2,}");

  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['\u2019-][\\p{L}\\p{M}]+)*");

  private static final int LONGEST = 60;

  private TextWords() {}

  /** Returns each word once, in order; skips quoted lines, behind {@code >}. */
  static Set<String> of(String text) {
    Set<String> words = new LinkedHashSet<>();
    text.lines().filter(line -> !line.startsWith(">")).forEach(line -> add(line, words));
    return words;
  }

  private static void add(String line, Set<String> words) {
    Matcher token = TOKEN.matcher(line);
    while (token.find()) {
      if (NO_WORDS.matcher(token.group()).find()) {
        continue;
      }
      Matcher word = WORD.matcher(token.group());
      while (word.find()) {
        if (word.end() - word.start() <= LONGEST) {
          words.add(word.group());
        }
      }
    }
  }
}
