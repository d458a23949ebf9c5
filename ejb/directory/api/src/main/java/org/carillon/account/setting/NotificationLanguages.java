package org.carillon.account.setting;

import java.util.List;
import java.util.Locale;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Chooses the languages of the messages that the server itself writes to people. */
public final class NotificationLanguages {
  private static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

  private NotificationLanguages() {}

  /**
   * Returns the languages in which a person is written to. This is the chosen language, or English
   * if the server's messages are not translated into it. If no language is chosen, it is all
   * languages, because only a browser knows the meaning of {@link Appearance#AUTO}.
   */
  public static List<Locale> of(Settings settings, Scope scope) {
    String chosen = settings.value(AppearanceSettings.LANGUAGE, scope);
    return chosen.equals(Appearance.AUTO) ? ALL : List.of(of(chosen));
  }

  /** Returns the language of a text that has room for only one. */
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
