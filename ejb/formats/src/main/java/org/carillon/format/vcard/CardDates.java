package org.carillon.format.vcard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates: in ISO 8601's extended form in 3.0, in its basic form in 4.0 (RFC 6350 §4.3). */
public final class CardDates {
  /** The parameter with which Apple's clients mark a day without a year in 3.0. */
  private static final String NO_YEAR = "X-APPLE-OMIT-YEAR";

  private static final String ANY_LEAP_YEAR = "1604";

  /** The year that these clients write if none is known. */
  static final int NO_YEAR_SAID = 1604;

  private static final Pattern EXTENDED =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})(?:T(\\d{2}):(\\d{2}):(\\d{2})(?:[.,]\\d+)?(.*))?");

  private static final Pattern BASIC =
      Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:T(\\d{2})(\\d{2})(\\d{2})(.*))?");

  private static final Pattern DAY = Pattern.compile("--(\\d{2})-?(\\d{2})");

  private CardDates() {}

  static VCardProperty basic(VCardProperty property) {
    Matcher date = EXTENDED.matcher(property.value().strip());
    if (isText(property) || !date.matches()) {
      return property;
    }
    Optional<String> year = property.parameter(NO_YEAR);
    VCardProperty made = property.without(NO_YEAR).without("VALUE");
    if (year.isPresent() && year.get().equals(date.group(1))) {
      return made.withValue("--" + date.group(2) + date.group(3));
    }
    return made.withValue(
        date.group(1) + date.group(2) + date.group(3) + time(date, "", date.group(7)));
  }

  /** Returns a date in the form of 3.0. A day without a year is written as Apple's clients do. */
  public static VCardProperty extended(VCardProperty property) {
    String value = property.value().strip();
    Matcher day = DAY.matcher(value);
    if (isText(property)) {
      return property;
    }
    if (day.matches()) {
      return property
          .with(NO_YEAR, ANY_LEAP_YEAR)
          .withValue(ANY_LEAP_YEAR + "-" + day.group(1) + "-" + day.group(2));
    }
    Matcher date = BASIC.matcher(value);
    return date.matches()
        ? property.withValue(
            date.group(1)
                + "-"
                + date.group(2)
                + "-"
                + date.group(3)
                + time(date, ":", date.group(7)))
        : property;
  }

  private static String time(Matcher date, String between, String zone) {
    return date.group(4) == null
        ? ""
        : "T" + date.group(4) + between + date.group(5) + between + date.group(6) + zone;
  }

  private static boolean isText(VCardProperty property) {
    return property.parameter("VALUE").filter("text"::equalsIgnoreCase).isPresent();
  }
}
