package org.carillon.mailbox.internal.label;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

final class LabelKeyword {

  /** The characters of a flag-keyword (RFC 9051 §9: an atom). */
  private static final Pattern ATOM =
      Pattern.compile("[!#$&'+,./0-9:;<=>?@A-Z\\[^_`a-z|}~-]{1,100}");

  private static final int MOST_READABLE = 40;

  /** Keywords without a {@code $} to which programs give a meaning of their own. */
  private static final Set<String> TAKEN = Set.of("junk", "nonjunk", "notjunk", "forwarded");

  private LabelKeyword() {}

  static boolean isGood(String keyword) {
    return ATOM.matcher(keyword).matches();
  }

  /**
   * Returns a keyword that is readable where only keywords are shown, such as {@code kunden_sud}
   * for "Kunden Süd".
   *
   * @param isTaken tells whether another label has a keyword, given in lower case
   */
  static String of(String name, Predicate<String> isTaken) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "_")
            .replaceAll("^_|_$", "");
    String begin =
        plain.isEmpty() ? "label" : plain.substring(0, Math.min(plain.length(), MOST_READABLE));
    String keyword = begin;
    for (int i = 2; TAKEN.contains(keyword) || isTaken.test(keyword); i++) {
      keyword = begin + "_" + i;
    }
    return keyword;
  }
}
