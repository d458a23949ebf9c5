package org.carillon.format.vcard;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes names of people as one line. */
final class CardNames {
  /** The order in which a structured name is read: prefix, given, further, family, suffix. */
  private static final List<Integer> READ = List.of(3, 1, 2, 0, 4);

  /** The order for names that begin with the family name, without spaces in between. */
  private static final List<Integer> READ_EASTERN = List.of(3, 0, 1, 2, 4);

  private static final Set<UnicodeScript> EASTERN =
      Set.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.COMMON);

  private CardNames() {}

  /** Returns a structured name as read: Chinese, Japanese and Korean with the family first. */
  static String full(VCardProperty name) {
    String whole = joined(READ_EASTERN.stream().map(name::component), "");
    if (whole.codePoints().anyMatch(CardNames::isEastern)
        && whole.codePoints().mapToObj(UnicodeScript::of).allMatch(EASTERN::contains)) {
      return whole;
    }
    return joined(READ.stream().map(name::component), " ");
  }

  /** Returns a structured name as it is sorted: family, given, further. */
  static String sorted(VCardProperty name) {
    return joined(Stream.of(0, 1, 2).map(name::component), " ");
  }

  /** Returns the sort key for the pronunciation of a name. */
  static String sorted(List<List<String>> spoken) {
    return joined(spoken.stream().flatMap(List::stream), " ");
  }

  private static boolean isEastern(int letter) {
    return Character.isLetter(letter) && EASTERN.contains(UnicodeScript.of(letter));
  }

  private static String joined(Stream<String> parts, String between) {
    return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(between));
  }
}
