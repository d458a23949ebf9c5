package org.carillon.webmail.preferences;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a search, without case and accents; without any, nothing is found. */
record SearchWords(List<String> words, Locale locale) {
  private static final int MOST = 10;
  private static final Pattern MARKS = Pattern.compile("\\p{M}");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  SearchWords {
    words = List.copyOf(words);
  }

  /** Returns the words that were typed, the first {@value #MOST} of them. */
  static SearchWords of(String typed, Locale locale) {
    return new SearchWords(
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

  /** Returns the settings that contain all the words; those with all of them in the title first. */
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
