package org.carillon.webmail.read;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A date for sent mail: day, hour and UTC offset in full, wherever and whenever it is read. */
public final class SentDate {
  private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xx");

  private SentDate() {}

  /** Formats a date in a language ({@code 21 November 2026, 13:11 +0100}). */
  public static String of(OffsetDateTime when, Locale language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language)
            .format(when)
        + " "
        + OFFSET.format(when);
  }
}
