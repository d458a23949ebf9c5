package org.carillon.webmail.preferences;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words that somebody looks for; capitals and accents make no difference.
 *
 * @param words each of them; nothing is found where there are none
 */
record SoughtWords(List<String> words, Locale locale) {
  private static final int MOST = 10;
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** Keeps a copy. */
  SoughtWords {
    words = List.copyOf(words);
  }

  /** Those that were typed, the first {@value #MOST} of them. */
  static SoughtWords of(String typed, Locale locale) {
    return new SoughtWords(
        Arrays.stream(SPACE.split(plain(typed, locale)))
            .filter(word -> !word.isEmpty())
            .limit(MOST)
            .toList(),
        locale);
  }

  private static String plain(String text, Locale locale) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(locale);
  }

  /** Those that say all the words; first those whose titles do. */
  List<FoundPreference> of(List<FoundPreference> all) {
    return all.stream()
        .filter(one -> areIn(one.title() + " " + one.about() + " " + one.words()))
        .sorted(Comparator.comparing(one -> areIn(one.title()) ? 0 : 1))
        .toList();
  }

  private boolean areIn(String text) {
    String plain = plain(text, locale);
    return !words.isEmpty() && words.stream().allMatch(plain::contains);
  }
}
