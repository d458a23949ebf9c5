package org.carillon.web.language;

import java.util.List;
import java.util.Locale;

/** In which language somebody reads, and by the habits of which region. */
public final class ReaderLocale {
  private ReaderLocale() {}

  /**
   * The chosen language, else the first that the browser asks for and that there is, else English.
   * A region comes from the browser only: it is asked for formats, whatever the language is.
   *
   * @param chosen a language's code; one that is not there is as if nothing were chosen
   * @param wishes what the browser asks for, the best first
   * @param known the codes of those that there are
   */
  public static Locale of(String chosen, List<Locale> wishes, List<String> known) {
    if (known.contains(chosen)) {
      return wishes.stream()
          .filter(wish -> wish.getLanguage().equals(chosen))
          .findFirst()
          .map(Languages::bounded)
          .orElseGet(() -> Locale.of(chosen));
    }
    return wishes.stream()
        .filter(wish -> known.contains(wish.getLanguage()))
        .findFirst()
        .map(Languages::bounded)
        .orElse(Locale.ENGLISH);
  }
}
