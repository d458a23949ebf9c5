package org.carillon.format.icalendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests that any input is read or refused, and what is read can be expanded and written. */
class CalendarFuzzTest {
  private static final TimeSpan YEAR =
      new TimeSpan(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));
  private static final ExpansionLimit FEW = new ExpansionLimit(20, 500);
  private static final String[] PIECES = {
    "BEGIN:VEVENT\n",
    "END:VEVENT\n",
    "BEGIN:VTODO\n",
    "END:VTODO\n",
    "RRULE:FREQ=DAILY\n",
    "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=2,3;BYSETPOS=-1\n",
    "RRULE:FREQ=SECONDLY;BYMONTH=1\n",
    "RRULE:RSCALE=ISLAMIC-CIVIL;FREQ=MONTHLY;SKIP=FORWARD\n",
    "RRULE:RSCALE=JULIAN;FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29\n",
    "RRULE:FREQ=WEEKLY;UNTIL=20260101\n",
    "EXDATE:20260102T000000Z,20260103\n",
    "RDATE;VALUE=PERIOD:20260105T000000Z/P1D\n",
    "DTSTART:00010101T000000\n",
    "DTSTART:99991231T235959Z\n",
    "DTSTART;TZID=Nowhere:20260105T020000\n",
    "DTSTART;VALUE=DATE:20260105\n",
    "DTEND:20250105T000000Z\n",
    "DURATION:-P7W\n",
    "DURATION:P9999999D\n",
    "DUE:20260105T000000Z\n",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260105T000000Z\n",
    "RECURRENCE-ID;VALUE=DATE:20260106\n",
    "UID:1\n",
    "ATTENDEE;CN=\"x:mailto:y\n",
    ";\n",
    ":\n",
    "A;B;C=:\n",
    " folded\n",
    "\n",
    "\u00e4\ufffd\n",
    "SEQUENCE:99999999999\n",
    "BEGIN:VTIMEZONE\nTZID:Nowhere\nBEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\nTZOFFSETFROM:+1800\nTZOFFSETTO:-1800\nEND:STANDARD\nEND:VTIMEZONE\n"
  };

  @Test
  void randomCalendarsAreReadOrRefused() {
    Random random = new Random(5545);
    int read = 0;
    for (int i = 0; i < 6_000; i++) {
      StringBuilder text =
          new StringBuilder("BEGIN:VCALENDAR\nVERSION:")
              .append(random.nextInt(20) == 0 ? "1.0" : "2.0")
              .append('\n');
      boolean event = random.nextInt(5) > 0;
      if (event) {
        text.append("BEGIN:VEVENT\nUID:1\nDTSTART:20260105T000000Z\n");
      }
      for (int k = random.nextInt(5); k >= 0; k--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      text.append(event ? "END:VEVENT\n" : "").append("END:VCALENDAR\n");
      read += tried(text.toString().getBytes(StandardCharsets.UTF_8)) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(500);
  }

  @Test
  void damagedOctets() {
    byte[] good =
        CalendarObjectTest.event(
                "DTSTART;TZID=Europe/Berlin:20260105T000000\nRRULE:FREQ=MONTHLY;BYDAY=MO,-1FR\nDURATION:PT1H\n")
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(4791);
    for (int i = 0; i < 6_000; i++) {
      byte[] bad = good.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      tried(bad);
    }
  }

  private static boolean tried(byte[] octets) {
    if (!(CalendarObject.read(octets) instanceof CalendarParseResult.Read(CalendarObject object))) {
      return false;
    }
    assertThat(object.octets()).isNotEmpty();
    CalendarSummary summary = CalendarSummary.decode(CalendarSummary.of(object).encode());
    summary.overlaps(YEAR, ZoneId.of("Europe/Berlin"));
    assertThat(summary.instances(YEAR, ZoneId.of("Europe/Berlin"), FEW).instances())
        .hasSizeLessThanOrEqualTo(20);
    return true;
  }
}
