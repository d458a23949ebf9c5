package org.carillon.web.language;

import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.NumberingSystem;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Facts about languages in general (CLDR). */
public final class Languages {

  /** The codes of the webmail's built-in languages. */
  public static final List<String> STOCK =
      List.of("ar", "de", "en", "es", "fr", "he", "it", "ja", "nl", "pt", "ru", "sk", "th", "zh");

  private static final Pattern REGION = Pattern.compile("[A-Z]{2}");

  /** Java's calendars by their CLDR names. */
  private static final Map<String, String> CALENDARS =
      Map.of(
          "buddhist", "buddhist",
          "japanese", "japanese",
          "roc", "roc",
          "islamic-umalqura", "islamic-umalqura");

  private Languages() {}

  /** A language's name in itself. */
  public static String ownName(String code) {
    ULocale own = ULocale.forLanguageTag(code);
    return LocaleDisplayNames.getInstance(own, DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
        .localeDisplayName(own);
  }

  /** Returns whether it is written from right to left. */
  public static boolean isRightToLeft(Locale locale) {
    return ULocale.forLocale(locale).isRightToLeft();
  }

  /** Only language and region, which are few enough to cache formats for each. */
  static Locale bounded(Locale requested) {
    return REGION.matcher(requested.getCountry()).matches()
        ? Locale.of(requested.getLanguage(), requested.getCountry())
        : Locale.of(requested.getLanguage());
  }

  /** The same with the calendar and the digits that are usual there, for times and numbers. */
  public static Locale withHabits(Locale locale) {
    ULocale there = ULocale.forLocale(locale);
    String calendar = CALENDARS.get(Calendar.getKeywordValuesForLocale("calendar", there, true)[0]);
    Locale.Builder habits =
        new Locale.Builder()
            .setLocale(locale)
            .setUnicodeLocaleKeyword("nu", NumberingSystem.getInstance(there).getName());
    return calendar == null
        ? habits.build()
        : habits.setUnicodeLocaleKeyword("ca", calendar).build();
  }

  /** Returns whether ISO 639 has such a language. */
  public static boolean exists(String code) {
    return !ownName(code).equalsIgnoreCase(code);
  }
}
