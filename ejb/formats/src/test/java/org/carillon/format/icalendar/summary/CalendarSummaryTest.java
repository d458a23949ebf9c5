package org.carillon.format.icalendar.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Random;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests that a summary has its object's times and matches ranges by RFC 4791 §9.9. */
class CalendarSummaryTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final TimeSpan MARCH =
      new TimeSpan(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

  @Test
  void summaryExpandsToTheSameInstances() {
    CalendarObject object =
        read(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VTIMEZONE
            TZID:Own
            BEGIN:STANDARD
            DTSTART:20000101T000000
            TZOFFSETFROM:+0130
            TZOFFSETTO:+0130
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:s
            DTSTART;TZID=Own:20260110T120000
            DURATION:PT1H30M
            RRULE:FREQ=WEEKLY;BYDAY=SA,SU
            EXDATE;TZID=Own:20260307T120000
            RDATE;TZID=Own;VALUE=PERIOD:20260311T100000/PT15M
            ORGANIZER:mailto:Ann@Example.org
            ATTENDEE;PARTSTAT=DECLINED:mailto:bob@example.org
            CLASS:PRIVATE
            STATUS:TENTATIVE
            SUMMARY:Weekend
            BEGIN:VALARM
            TRIGGER:-PT5M
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:s
            RECURRENCE-ID;TZID=Own:20260314T120000
            DTSTART;TZID=Own:20260401T120000
            END:VEVENT
            END:VCALENDAR
            """);
    CalendarSummary summary = CalendarSummary.decode(CalendarSummary.of(object).encode());
    assertThat(summary.title()).isEqualTo("Weekend");
    assertThat(summary.organizer()).isEqualTo("ann@example.org");
    assertThat(summary.attendees()).containsExactly(new SummaryUser("bob@example.org", "DECLINED"));
    assertThat(summary.classification()).isEqualTo("PRIVATE");
    assertThat(summary.alarms()).isTrue();
    assertThat(summary.last()).isEqualTo(Instant.MAX);
    assertThat(summary.first()).isEqualTo("2026-01-10T10:30:00Z");
    assertThat(summary.instances(MARCH, UTC, ExpansionLimit.USUAL))
        .usingRecursiveComparison()
        .isEqualTo(object.instances(MARCH, UTC, ExpansionLimit.USUAL));
    assertThat(summary.instances(MARCH, UTC, ExpansionLimit.USUAL).instances()).hasSize(8);
    assertThat(CalendarSummary.decode(summary.encode()).encode()).isEqualTo(summary.encode());
  }

  @Test
  void eventSpansMatchTheRange() {
    assertThat(event("DTSTART:20260331T230000Z\nDTEND:20260401T010000Z\n")).isTrue();
    assertThat(event("DTSTART:20260401T000000Z\nDTEND:20260401T010000Z\n")).isFalse();
    assertThat(event("DTSTART:20260228T230000Z\nDTEND:20260301T000000Z\n")).isFalse();
    assertThat(event("DTSTART:20260301T000000Z\n")).isTrue();
    assertThat(event("DTSTART;VALUE=DATE:20260228\n")).isFalse();
    assertThat(event("DTSTART;VALUE=DATE:20260331\n")).isTrue();
    assertThat(event("DTSTART:20200101T000000Z\nRRULE:FREQ=YEARLY;BYMONTH=3;COUNT=3\n")).isFalse();
    assertThat(event("DTSTART:20200315T000000Z\nRRULE:FREQ=YEARLY\n")).isTrue();
  }

  @Test
  void taskSpansMatchTheRange() {
    assertThat(task("")).isTrue();
    assertThat(task("CREATED:20260401T000000Z\n")).isFalse();
    assertThat(task("CREATED:20200401T000000Z\n")).isTrue();
    assertThat(task("COMPLETED:20260228T000000Z\n")).isFalse();
    assertThat(task("COMPLETED:20260401T000000Z\n")).isTrue();
    assertThat(task("CREATED:20260101T000000Z\nCOMPLETED:20260228T000000Z\n")).isFalse();
    assertThat(task("DUE:20260301T000000Z\n")).isFalse();
    assertThat(task("DUE:20260401T000000Z\n")).isTrue();
    assertThat(task("DTSTART:20260401T000000Z\n")).isFalse();
    assertThat(task("DTSTART:20260101T000000Z\nDUE:20260501T000000Z\n")).isTrue();
    assertThat(task("DTSTART:20260101T000000Z\nDUE:20260301T000000Z\n")).isFalse();
    assertThat(task("DTSTART:20260101T000000Z\nDUE:20260101T010000Z\nRRULE:FREQ=MONTHLY\n"))
        .isTrue();
  }

  @Test
  void damagedOctetsAreRefused() {
    byte[] good =
        CalendarSummary.of(read(object("VEVENT", "DTSTART:20260331T230000Z\nRRULE:FREQ=DAILY\n")))
            .encode();
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length) + 1);
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      try {
        CalendarSummary.decode(bad);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("summary");
      }
    }
    assertThatThrownBy(() -> CalendarSummary.decode(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void summarySizeIsBounded() {
    String much = "x".repeat(300_000);
    byte[] summary =
        CalendarSummary.of(
                read(
                    object(
                        "VEVENT",
                        "DTSTART:20260331T230000Z\nSUMMARY:"
                            + much
                            + "\nLOCATION:"
                            + much
                            + "\nSTATUS:"
                            + much
                            + "\nCLASS:"
                            + much
                            + "\nORGANIZER:mailto:"
                            + much
                            + ("\nATTENDEE;PARTSTAT=" + much + ":mailto:" + much).repeat(3)
                            + "\n"
                            + "ATTENDEE:mailto:y\n".repeat(100_000))))
            .encode();
    assertThat(summary).hasSizeLessThan(10_000);
  }

  private static boolean event(String lines) {
    return CalendarSummary.of(read(object("VEVENT", lines))).overlaps(MARCH, UTC);
  }

  private static boolean task(String lines) {
    return CalendarSummary.of(read(object("VTODO", lines))).overlaps(MARCH, UTC);
  }

  private static String object(String name, String lines) {
    return "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:"
        + name
        + "\nUID:1\n"
        + lines
        + "END:"
        + name
        + "\nEND:VCALENDAR\n";
  }

  private static CalendarObject read(String text) {
    return ((CalendarParseResult.Read) CalendarObject.read(text.getBytes(StandardCharsets.UTF_8)))
        .object();
  }
}
