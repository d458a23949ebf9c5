package org.carillon.format.jscontact;

import jakarta.json.JsonObjectBuilder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts dates of vCard 4.0 and of JSContact (RFC 9553 §2.8.1). */
final class PartialDates {
  private static final Pattern DATE =
      Pattern.compile("(?:(\\d{4})|--)(?:-?(\\d{2})(?:-?(\\d{2}))?)?|---(\\d{2})");

  private static final Pattern INSTANT =
      Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})T(\\d{2}):?(\\d{2}):?(\\d{2})Z");

  private static final Pattern UTC =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})T(\\d{2}):(\\d{2}):(\\d{2})(?:\\.\\d+)?Z");

  private PartialDates() {}

  /** Returns a point in time in the form of JSContact, or empty if the value is none. */
  static Optional<String> utc(String value) {
    Matcher instant = INSTANT.matcher(value.strip());
    return instant.matches()
        ? Optional.of(instant.replaceFirst("$1-$2-$3T$4:$5:$6Z"))
        : Optional.empty();
  }

  /** Returns a point in time in the form of vCard 4.0. */
  static Optional<String> basic(String utc) {
    Matcher instant = UTC.matcher(utc);
    return instant.matches()
        ? Optional.of(instant.replaceFirst("$1$2$3T$4$5$6Z"))
        : Optional.empty();
  }

  /** Returns a date or a point in time. Empty for a time without a zone, and for anything else. */
  static Optional<JsonObjectBuilder> date(String value) {
    Optional<String> utc = utc(value);
    if (utc.isPresent()) {
      return Optional.of(
          JsContact.JSON.createObjectBuilder().add("@type", "Timestamp").add("utc", utc.get()));
    }
    Matcher date = DATE.matcher(value.strip());
    if (!date.matches()) {
      return Optional.empty();
    }
    JsonObjectBuilder partial = JsContact.JSON.createObjectBuilder().add("@type", "PartialDate");
    number(partial, "year", date.group(1));
    number(partial, "month", date.group(2));
    number(partial, "day", date.group(3) == null ? date.group(4) : date.group(3));
    return Optional.of(partial);
  }

  private static void number(JsonObjectBuilder date, String name, String digits) {
    if (digits != null) {
      date.add(name, Integer.parseInt(digits));
    }
  }

  /** Returns the value of a Card's date. */
  static String written(JsonMembers date) {
    Optional<String> utc = date.text("utc");
    if (utc.isPresent()) {
      return basic(utc.get()).orElseThrow(() -> date.wrong("utc", "a UTC date and time"));
    }
    Optional<Integer> year = date.number("year");
    Optional<Integer> month = date.number("month");
    Optional<Integer> day = date.number("day");
    if (year.isEmpty() && month.isEmpty() && day.isPresent()) {
      return "---%02d".formatted(day.get());
    }
    if (month.isEmpty()) {
      return year.map("%04d"::formatted).orElseThrow(() -> date.wrong("year", "a year"));
    }
    if (day.isEmpty()) {
      return year.map("%04d-"::formatted).orElse("--") + "%02d".formatted(month.get());
    }
    return year.map("%04d"::formatted).orElse("--") + "%02d%02d".formatted(month.get(), day.get());
  }
}
