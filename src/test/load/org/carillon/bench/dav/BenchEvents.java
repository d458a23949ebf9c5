package org.carillon.bench.dav;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Events as clients write them: in Berlin time, with the zone's rules, a description and an alarm;
 * one in ten repeats weekly, ten times.
 *
 * @param count their number
 * @param days the days from {@link #FIRST} on over which they are spread
 */
record BenchEvents(int count, int days) {
  static final LocalDate FIRST = LocalDate.of(2020, 1, 1);

  /** Events spread over ten years. */
  static BenchEvents decade(int count) {
    return new BenchEvents(count, 3_650);
  }

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

  private static final String BEGIN =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Carillon//bench//EN
      BEGIN:VTIMEZONE
      TZID:Europe/Berlin
      BEGIN:DAYLIGHT
      TZOFFSETFROM:+0100
      TZOFFSETTO:+0200
      TZNAME:CEST
      DTSTART:19700329T020000
      RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
      END:DAYLIGHT
      BEGIN:STANDARD
      TZOFFSETFROM:+0200
      TZOFFSETTO:+0100
      TZNAME:CET
      DTSTART:19701025T030000
      RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
      END:STANDARD
      END:VTIMEZONE
      """;

  private static final String EVENT =
      """
      BEGIN:VEVENT
      UID:%1$s
      DTSTAMP:20260101T000000Z
      CREATED:20260101T000000Z
      LAST-MODIFIED:20260101T000000Z
      SEQUENCE:%2$d
      SUMMARY:Meeting number %3$d about the bells
      LOCATION:Room %4$d\\, second floor
      DESCRIPTION:What has to be said of the bells of this house\\, their ropes and
        their clappers\\, and who rings them when.\\nPlease read the minutes of the l
       ast meeting before.
      DTSTART;TZID=Europe/Berlin:%5$s
      DTEND;TZID=Europe/Berlin:%6$s
      %7$sTRANSP:OPAQUE
      BEGIN:VALARM
      ACTION:DISPLAY
      DESCRIPTION:Reminder
      TRIGGER:-PT15M
      END:VALARM
      END:VEVENT
      """;

  private static final String END = "END:VCALENDAR\n";

  /** The UID, from which the name is built. */
  static String uid(int number) {
    return "bench-event-" + number;
  }

  static String name(int number) {
    return uid(number) + ".ics";
  }

  /** A non-recurring event in that version. */
  String one(int number, int version) {
    return lines(BEGIN + event(uid(number), number, version) + END);
  }

  /** A non-recurring event with another UID. */
  String one(String uid, int number) {
    return lines(BEGIN + event(uid, number, 0) + END);
  }

  private String event(String uid, int number, int version) {
    LocalDateTime start =
        FIRST.plusDays((long) number * days / count).atTime(8 + number % 9, number % 4 * 15);
    return EVENT.formatted(
        uid,
        version,
        number,
        number % 50,
        TIME.format(start),
        TIME.format(start.plusMinutes(45)),
        number % 10 == 0 ? "RRULE:FREQ=WEEKLY;COUNT=10\n" : "");
  }

  private static String lines(String text) {
    return text.replace("\n", "\r\n");
  }
}
