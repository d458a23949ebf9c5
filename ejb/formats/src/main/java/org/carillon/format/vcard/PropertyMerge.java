package org.carillon.format.vcard;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two properties, or two names, that say the same about a contact, one of them more: "Dr.
 * Björn Sørensen" and "Bjorn Sorensen", "Partner GmbH" and "Partner", an address with its country
 * and without. Letters count as equal with and without diacritics, and an initial matches a word
 * that begins with it.
 */
public final class PropertyMerge {
  /** Legal forms, which do not distinguish organisations. */
  private static final Set<String> LEGAL =
      Set.of(
          "ab",
          "ag",
          "aps",
          "as",
          "asa",
          "bv",
          "co",
          "company",
          "corp",
          "corporation",
          "ev",
          "eg",
          "gmbh",
          "inc",
          "kg",
          "kgaa",
          "limited",
          "llc",
          "llp",
          "ltd",
          "nv",
          "ohg",
          "oy",
          "oyj",
          "plc",
          "pty",
          "sa",
          "sarl",
          "sas",
          "se",
          "sl",
          "spa",
          "spol",
          "srl",
          "sro",
          "ug");

  /** Letters that are written as others and do not decompose into a letter and a mark. */
  private static final Map<String, String> LETTERS =
      Map.of("ø", "o", "œ", "oe", "æ", "ae", "ß", "ss", "ł", "l", "đ", "d", "ð", "d", "þ", "th");

  private PropertyMerge() {}

  /**
   * Returns the property that says more.
   *
   * @param mine the property that is returned if both say as much
   * @param other another property of the same name
   * @return the fuller property; empty if they say different things
   */
  public static Optional<VCardProperty> of(VCardProperty mine, VCardProperty other) {
    return switch (mine.name()) {
      case "ORG" -> organisation(mine, other);
      case "ADR" -> parts(mine, other);
      case "BDAY", "ANNIVERSARY" ->
          isDayOf(mine, other)
              ? Optional.of(other)
              : isDayOf(other, mine) ? Optional.of(mine) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Returns whether another text is the same name with more words or with diacritics. */
  public static boolean isFullerName(String mine, String other) {
    List<String> less = words(mine);
    List<String> more = words(other);
    if (less.isEmpty() || !covers(more, less)) {
      return less.isEmpty() && !more.isEmpty();
    }
    return !covers(less, more) || marks(other) > marks(mine);
  }

  private static Optional<VCardProperty> organisation(VCardProperty mine, VCardProperty other) {
    if (!named(mine.component(0)).equals(named(other.component(0)))) {
      return Optional.empty();
    }
    boolean isLess = mine.component(1).isEmpty();
    if (!isLess
        && !other.component(1).isEmpty()
        && !words(mine.component(1)).equals(words(other.component(1)))) {
      return Optional.empty();
    }
    VCardProperty name = fuller(mine.component(0), other.component(0)) ? other : mine;
    VCardProperty unit = isLess ? other : mine;
    List<List<String>> parts = new ArrayList<>(unit.components());
    parts.set(0, List.of(name.component(0)));
    return Optional.of(mine.withValue(VCardText.join(parts, 1)));
  }

  /** Returns an organisation's words without its legal form, or all words if it has no others. */
  private static Set<String> named(String organisation) {
    Set<String> all = new LinkedHashSet<>(words(organisation));
    Set<String> named = new LinkedHashSet<>(all);
    named.removeAll(LEGAL);
    return named.isEmpty() ? all : named;
  }

  private static boolean fuller(String mine, String other) {
    int more = words(other).size() - words(mine).size();
    return more > 0 || more == 0 && marks(other) > marks(mine);
  }

  /** Returns the fuller of two structured properties, if one only lacks components. */
  private static Optional<VCardProperty> parts(VCardProperty mine, VCardProperty other) {
    boolean isLess = false;
    boolean isMore = false;
    for (int i = 0; i < Math.max(mine.components().size(), other.components().size()); i++) {
      List<String> one = words(mine.component(i));
      List<String> two = words(other.component(i));
      if (!one.equals(two) && !one.isEmpty() && !two.isEmpty()) {
        return Optional.empty();
      }
      isLess |= one.isEmpty() && !two.isEmpty();
      isMore |= two.isEmpty() && !one.isEmpty();
    }
    if (isLess && isMore) {
      return Optional.empty();
    }
    return Optional.of(isLess ? mine.withValue(other.value()) : mine);
  }

  /** Returns whether a date without a year is on the same day as one with a year. */
  private static boolean isDayOf(VCardProperty day, VCardProperty date) {
    VCardProperty less = CardDates.basic(day);
    VCardProperty more = CardDates.basic(date);
    return less.value().startsWith("--")
        && more.value().length() >= 8
        && more.value().substring(4).startsWith(less.value().substring(2));
  }

  private static boolean covers(List<String> more, List<String> less) {
    return less.stream()
        .allMatch(
            word ->
                more.contains(word)
                    || word.length() == 1 && more.stream().anyMatch(of -> of.startsWith(word)));
  }

  private static List<String> words(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      folded = folded.replace(letter.getKey(), letter.getValue());
    }
    // Müller is also written Mueller.
    folded = folded.replace("ae", "a").replace("oe", "o").replace("ue", "u");
    return Arrays.stream(folded.split("[^\\p{L}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static long marks(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).chars().filter(c -> c > 0x7f).count();
  }
}
