package org.carillon.sieve.header;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.JulianFields;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.carillon.format.mime.header.MailDate;

/** The compared part of a date (RFC 5260 §4.2). */
enum DatePart {
  YEAR("%1$tY"),
  MONTH("%1$tm"),
  DAY("%1$td"),
  DATE("%1$tY-%1$tm-%1$td"),
  JULIAN("") {
    @Override
    String of(OffsetDateTime when) {
      return Long.toString(when.getLong(JulianFields.MODIFIED_JULIAN_DAY));
    }
  },
  HOUR("%1$tH"),
  MINUTE("%1$tM"),
  SECOND("%1$tS"),
  TIME("%1$tH:%1$tM:%1$tS"),
  ISO8601("") {
    @Override
    String of(OffsetDateTime when) {
      return ISO.format(when);
    }
  },
  STD11("") {
    @Override
    String of(OffsetDateTime when) {
      return MailDate.format(when);
    }
  },
  ZONE("%1$tz"),
  WEEKDAY("") {
    @Override
    String of(OffsetDateTime when) {
      return Integer.toString(when.getDayOfWeek().getValue() % 7);
    }
  };

  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

  private final String form;

  DatePart(String form) {
    this.form = form;
  }

  /** Returns this part of a date. */
  String of(OffsetDateTime when) {
    return String.format(Locale.ROOT, form, when);
  }

  /** Returns the part of that name, in any case. */
  static Optional<DatePart> named(String name) {
    return Arrays.stream(values()).filter(part -> part.name().equalsIgnoreCase(name)).findFirst();
  }
}
