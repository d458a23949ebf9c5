package org.carillon.protocol.imap.syntax;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import org.carillon.format.mime.header.MailDate;

/** Reads dates and times (RFC 3501 §9). */
public final class ImapDates {
  private ImapDates() {}

  /** {@code date}: {@code 1-Feb-1994}, quoted or not. */
  public static LocalDate date(Arguments arguments) throws BadCommand {
    boolean quoted = arguments.take('"');
    LocalDate date = dayMonthYear(arguments);
    if (quoted) {
      arguments.expect('"');
    }
    return date;
  }

  /** {@code date-time}: {@code "17-Jul-1996 02:44:25 -0700"}. */
  public static OffsetDateTime dateTime(Arguments arguments) throws BadCommand {
    arguments.expect('"');
    arguments.take(' ');
    LocalDate date = dayMonthYear(arguments);
    arguments.expect(' ');
    long hour = arguments.number();
    arguments.expect(':');
    long minute = arguments.number();
    arguments.expect(':');
    long second = arguments.number();
    arguments.expect(' ');
    int sign = arguments.take('-') ? -1 : 1;
    if (sign > 0) {
      arguments.expect('+');
    }
    long zone = arguments.number();
    arguments.expect('"');
    try {
      LocalTime time =
          LocalTime.of(Math.toIntExact(hour), Math.toIntExact(minute), (int) Math.min(second, 59));
      int minutes = Math.toIntExact(zone / 100 * 60 + zone % 100);
      return OffsetDateTime.of(date, time, ZoneOffset.ofTotalSeconds(sign * minutes * 60));
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadCommand("Invalid time");
    }
  }

  private static LocalDate dayMonthYear(Arguments arguments) throws BadCommand {
    long day = arguments.number();
    arguments.expect('-');
    String name = arguments.letters();
    arguments.expect('-');
    long year = arguments.number();
    OptionalInt month = MailDate.month(name);
    if (month.isEmpty() || year > 9999) {
      throw new BadCommand("Malformed date");
    }
    try {
      return LocalDate.of((int) year, month.getAsInt(), Math.toIntExact(day));
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadCommand("Invalid date");
    }
  }
}
