package org.carillon.account.setting;

import java.util.List;
import java.util.Locale;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** The languages of what the server itself writes to people. */
public final class LetterLanguages {
  private static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

  private LetterLanguages() {}

  /**
   * In which languages somebody is written to: the chosen one, English where letters are not
   * written in that, and all of them where nothing is chosen, since only a browser says what {@link
   * Appearance#AUTO} is.
   */
  public static List<Locale> of(Settings settings, Scope scope) {
    String chosen = settings.value(AppearanceSettings.LANGUAGE, scope);
    return chosen.equals(Appearance.AUTO) ? ALL : List.of(of(chosen));
  }

  /** The one language of a text that has room for one only. */
  public static Locale one(Settings settings, Scope scope) {
    return of(settings.value(AppearanceSettings.LANGUAGE, scope));
  }

  private static Locale of(String chosen) {
    return ALL.stream()
        .filter(written -> written.getLanguage().equals(chosen))
        .findFirst()
        .orElse(Locale.ENGLISH);
  }
}
