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
 * What the calendar and its events are called.
 *
 * @param language in which language, by its code
 * @param words the words of that language
 */
record DayWords(String language, ResourceBundle words) {
  private static final String BUNDLE = "org.carillon.contacts.internal.day.days";
  private static final String USUAL = "en";
  private static final List<String> SPOKEN =
      List.of(USUAL, "ar", "de", "es", "fr", "he", "it", "ja", "nl", "pt", "ru", "sk", "th", "zh");

  /**
   * Those for somebody.
   *
   * @param chosen the language of pages, or {@link Appearance#AUTO}
   * @param asked what a client asks for, the best first
   */
  static DayWords of(String chosen, List<Locale> asked) {
    Optional<String> wanted =
        chosen.equals(Appearance.AUTO)
            ? asked.stream().map(Locale::getLanguage).filter(SPOKEN::contains).findFirst()
            : Optional.of(chosen).filter(SPOKEN::contains);
    String language = wanted.orElse(USUAL);
    return new DayWords(language, SentenceBundle.of(BUNDLE, Locale.of(language), DayWords.class));
  }

  /** What people call the calendar. */
  String calendar() {
    return words.getString("calendar");
  }

  /** What an event is called. */
  String event(ContactSummary.Day day, String name) {
    return new MessageFormat(words.getString(day.isBirthday() ? "birthday" : "anniversary"))
        .format(new Object[] {name});
  }
}
