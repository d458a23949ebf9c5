package org.carillon.format.mime.header;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Formats and parses dates of mail (RFC 5322 §3.3). Obsolete forms (§4.3) are accepted. */
public final class MailDate {
  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private MailDate() {}

  /** Returns the value of a Date field. */
  public static String format(OffsetDateTime when) {
    return FORM.format(when);
  }

  /** Returns the value of a Date field for an instant, in UTC. */
  public static String format(Instant when) {
    return format(when.atOffset(ZoneOffset.UTC));
  }

  /** Returns the name of a month, 1 to 12. */
  public static String month(int number) {
    return MONTHS.get(number - 1);
  }

  /** Returns the month with this name, from 1, compared without case; empty if none. */
  public static OptionalInt month(String name) {
    for (int i = 0; i < MONTHS.size(); i++) {
      if (MONTHS.get(i).equalsIgnoreCase(name)) {
        return OptionalInt.of(i + 1);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns the date in a field's value, or empty if there is none. */
  public static Optional<OffsetDateTime> parse(String value) {
    FieldTokens tokens = new FieldTokens(value);
    String[] words = new String[6];
    int n = 0;
    while (n < words.length && tokens.peek() >= 0) {
      if (tokens.take(',')) {
        // The day of the week came before the comma.
        n = 0;
        continue;
      }
      String word = tokens.word(",");
      if (word.isEmpty()) {
        tokens.skip();
      } else if (n > 0 || Character.isDigit(word.charAt(0))) {
        words[n++] = word;
      }
    }
    if (n < 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(date(words, n));
    } catch (DateTimeException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static OffsetDateTime date(String[] words, int n) {
    int month = month(words[1]).orElseThrow(() -> new DateTimeException("No such month"));
    int year = Integer.parseInt(words[2]);
    if (words[2].length() == 2) {
      year += year < 50 ? 2000 : 1900;
    } else if (words[2].length() == 3) {
      year += 1900;
    }
    String[] time = words[3].split(":", 4);
    int second = time.length > 2 ? Math.min(59, Integer.parseInt(time[2])) : 0;
    if (time.length < 2) {
      throw new DateTimeException("No time");
    }
    return OffsetDateTime.of(
        year,
        month,
        Integer.parseInt(words[0]),
        Integer.parseInt(time[0]),
        Integer.parseInt(time[1]),
        second,
        0,
        zone(n > 4 ? words[4] : ""));
  }

  private static ZoneOffset zone(String zone) {
    if (zone.length() == 5 && (zone.charAt(0) == '+' || zone.charAt(0) == '-')) {
      int hours = Integer.parseInt(zone.substring(1, 3));
      int minutes = Integer.parseInt(zone.substring(3, 5));
      int seconds = hours * 3600 + minutes * 60;
      return ZoneOffset.ofTotalSeconds(zone.charAt(0) == '-' ? -seconds : seconds);
    }
    return switch (zone.toUpperCase(Locale.ROOT)) {
      case "EDT" -> ZoneOffset.ofHours(-4);
      case "EST", "CDT" -> ZoneOffset.ofHours(-5);
      case "CST", "MDT" -> ZoneOffset.ofHours(-6);
      case "MST", "PDT" -> ZoneOffset.ofHours(-7);
      case "PST" -> ZoneOffset.ofHours(-8);
      // GMT, UT, military zones and unknown zones (RFC 5322 §4.3).
      default -> ZoneOffset.UTC;
    };
  }
}
