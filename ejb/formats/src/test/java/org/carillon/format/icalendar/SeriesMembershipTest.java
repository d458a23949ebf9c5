package org.carillon.format.icalendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.carillon.format.icalendar.time.CalendarTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests of whether a series has an instance, in all forms of naming it. */
class SeriesMembershipTest {
  private static CalendarObject series(String lines) {
    String text =
        "BEGIN:VCALENDAR|VERSION:2.0|PRODID:x|BEGIN:VEVENT|UID:a|DTSTAMP:20261124T080000Z|"
            + lines
            + "|END:VEVENT|END:VCALENDAR|";
    return ((CalendarParseResult.Read)
            CalendarObject.read(text.replace("|", "\r\n").getBytes(UTF_8)))
        .object();
  }

  @ParameterizedTest
  @CsvSource({
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY, 20261203T090000Z, true",
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY, 20261203T090001Z, false",
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY, 20261130T090000Z, false",
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY, 20261203, true",
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY, 99991203T090000Z, true",
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY;COUNT=3, 20261204T090000Z, false",
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY|EXDATE:20261203T090000Z, 20261203T090000Z, false",
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY|EXRULE:FREQ=DAILY;INTERVAL=2, 20261203T090000Z,"
        + " false",
    // Each instance is so long that many others take place at the same time.
    "DTSTART:20261201T090000Z|DURATION:P60D|RRULE:FREQ=DAILY, 20270201T090000Z, true",
    "DTSTART;VALUE=DATE:20261201|RRULE:FREQ=WEEKLY, 20261208, true",
    "DTSTART;VALUE=DATE:20261201|RRULE:FREQ=WEEKLY, 20261207T230000Z, true",
    "DTSTART;VALUE=DATE:20261201|RRULE:FREQ=WEEKLY, 20261209, false",
    "DTSTART:20261201T090000|RRULE:FREQ=WEEKLY, 20261208T090000, true",
    "DTSTART:20261201T090000|RRULE:FREQ=WEEKLY, 20261208T100000, false",
    // Instances of a series whose remainder was moved.
    "DTSTART:20261201T090000Z|RRULE:FREQ=DAILY|END:VEVENT|BEGIN:VEVENT|UID:a|"
        + "DTSTAMP:20261124T080000Z|RECURRENCE-ID;RANGE=THISANDFUTURE:20261202T090000Z|"
        + "DTSTART:20261202T120000Z, 20261205T090000Z, true"
  })
  void seriesContainsTheInstancesOfItsRulesAndDates(String lines, String id, boolean isOne) {
    assertThat(series(lines).instance(CalendarTime.parse(id, "").orElseThrow()).isPresent())
        .isEqualTo(isOne);
  }
}
