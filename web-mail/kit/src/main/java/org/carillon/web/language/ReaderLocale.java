package org.carillon.web.language;

import java.util.List;
import java.util.Locale;

/** The reader's language, with the region for formats. */
public final class ReaderLocale {
  private ReaderLocale() {}

  /**
   * The chosen language, else the first of the browser's languages that exists, else English. The
   * region comes from the browser only: it decides formats, whatever the language is.
   *
   * @param chosen a language's code; an unknown one is ignored
   * @param accepted the browser's languages, the best first
   * @param known the codes of the existing ones
   */
  public static Locale of(String chosen, List<Locale> accepted, List<String> known) {
    if (known.contains(chosen)) {
      return accepted.stream()
          .filter(locale -> locale.getLanguage().equals(chosen))
          .findFirst()
          .map(Languages::bounded)
          .orElseGet(() -> Locale.of(chosen));
    }
    return accepted.stream()
        .filter(locale -> known.contains(locale.getLanguage()))
        .findFirst()
        .map(Languages::bounded)
        .orElse(Locale.ENGLISH);
  }
}
