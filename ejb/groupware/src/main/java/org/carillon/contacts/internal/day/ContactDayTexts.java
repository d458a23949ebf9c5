package org.carillon.contacts.internal.day;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.carillon.account.setting.Appearance;
import org.carillon.format.sentence.SentenceBundle;
import org.carillon.format.vcard.ContactSummary;

/**
 * The names of the calendar and its events.
 *
 * @param language the code of the language
 * @param words the texts of that language
 */
record ContactDayTexts(String language, ResourceBundle words) {
  private static final String BUNDLE = "org.carillon.contacts.internal.day.days";
  private static final String USUAL = "en";
  private static final List<String> SPOKEN =
      List.of(USUAL, "ar", "de", "es", "fr", "he", "it", "ja", "nl", "pt", "ru", "sk", "th", "zh");

  /**
   * Returns the texts for a user.
   *
   * @param chosen the language of pages, or {@link Appearance#AUTO}
   * @param asked the languages that a client requests, the best first
   */
  static ContactDayTexts of(String chosen, List<Locale> asked) {
    Optional<String> wanted =
        chosen.equals(Appearance.AUTO)
            ? asked.stream().map(Locale::getLanguage).filter(SPOKEN::contains).findFirst()
            : Optional.of(chosen).filter(SPOKEN::contains);
    String language = wanted.orElse(USUAL);
    return new ContactDayTexts(
        language, SentenceBundle.of(BUNDLE, Locale.of(language), ContactDayTexts.class));
  }

  String calendar() {
    return words.getString("calendar");
  }

  /** Returns the title of an event. */
  String event(ContactSummary.Day day, String name) {
    return new MessageFormat(words.getString(day.isBirthday() ? "birthday" : "anniversary"))
        .format(new Object[] {name});
  }
}
