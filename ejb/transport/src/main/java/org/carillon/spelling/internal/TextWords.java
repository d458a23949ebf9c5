package org.carillon.spelling.internal;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a text that somebody may have misspelt. */
final class TextWords {
  /** Addresses, numbers and names of files are no words, nor is what has a digit in it. */
  private static final Pattern TOKEN = Pattern.compile("\\S+");

  private static final Pattern NO_WORDS =
      Pattern.compile("[@/\\\\_0-9]|://|^www\\.|[\\p{L}]\\.[\\p{L}]{2,}");

  private static final Pattern WORD =
      Pattern.compile("\\p{L}[\\p{L}\\p{M}]*(?:['\u2019-][\\p{L}\\p{M}]+)*");

  private static final int LONGEST = 60;

  private TextWords() {}

  /** Each once, in their order; what others wrote, behind {@code >}, is left out. */
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
