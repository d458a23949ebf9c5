package org.carillon.calendar.internal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.summary.SummaryUser;

/**
 * The words of an event that views know, without case and accents.
 *
 * @param texts each of its texts, as words in order
 */
record SummaryText(List<List<String>> texts) {
  private static final Pattern APART = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  static SummaryText of(CalendarSummary summary) {
    return new SummaryText(
        Stream.of(
                Stream.of(summary.title(), summary.location(), summary.organizer()),
                summary.categories().stream(),
                summary.attendees().stream().map(SummaryUser::mail))
            .flatMap(each -> each)
            .map(SummaryText::words)
            .toList());
  }

  /** Returns whether one of the texts contains the words of a text in a row, if any. */
  boolean have(String text) {
    List<String> words = words(text);
    if (words.isEmpty()) {
      return true;
    }
    List<String> first = words.subList(0, words.size() - 1);
    return texts.stream().anyMatch(one -> stands(first, words.getLast(), one));
  }

  private static boolean stands(List<String> first, String last, List<String> text) {
    for (int at = first.size(); at < text.size(); at++) {
      if (text.get(at).startsWith(last) && text.subList(at - first.size(), at).equals(first)) {
        return true;
      }
    }
    return false;
  }

  private static List<String> words(String text) {
    String folded =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT);
    return Stream.of(APART.split(folded)).filter(word -> !word.isEmpty()).toList();
  }
}
