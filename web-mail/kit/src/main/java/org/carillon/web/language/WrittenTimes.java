package org.carillon.web.language;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.carillon.account.setting.TimeFormats;

/**
 * Formats times: with the language, the calendar and the digits of a region, unless another format
 * was chosen.
 *
 * @param formats the chosen formats
 * @param habits the language and the region, with calendar and digits
 */
public record WrittenTimes(TimeFormats formats, Locale habits) {

  /** The hour and the minute. */
  public String hour(ZonedDateTime when) {
    return localized(
        when,
        switch (formats.clock()) {
          case AUTO -> DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT);
          case TWELVE -> DateTimeFormatter.ofLocalizedPattern("hm");
          case TWENTY_FOUR -> DateTimeFormatter.ofLocalizedPattern("Hm");
        });
  }

  /** The day, with its year or without. */
  public String day(ZonedDateTime when, boolean isThisYear) {
    if (formats.days() == TimeFormats.Days.ISO) {
      return iso(when);
    }
    return localized(
        when,
        isThisYear
            ? DateTimeFormatter.ofLocalizedPattern("MMMd")
            : DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT));
  }

  /** The day, its year, the hour and the minute. */
  public String moment(ZonedDateTime when) {
    if (formats.days() == TimeFormats.Days.ISO) {
      return iso(when) + " " + hour(when);
    }
    return localized(
        when,
        switch (formats.clock()) {
          case AUTO -> DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT);
          case TWELVE -> DateTimeFormatter.ofLocalizedPattern("yMMMdhm");
          case TWENTY_FOUR -> DateTimeFormatter.ofLocalizedPattern("yMMMdHm");
        });
  }

  /** ISO digits, whatever calendar and digits the region has. */
  private static String iso(ZonedDateTime when) {
    return DateTimeFormatter.ISO_LOCAL_DATE.format(when);
  }

  private String localized(ZonedDateTime when, DateTimeFormatter format) {
    return when.format(format.localizedBy(habits));
  }
}
