package org.carillon.format.icalendar.alarm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;

/** Tests that alarms ring until they are acknowledged, and ring again when they were snoozed. */
class AlarmAcknowledgementTest {
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final Instant EIGHT = Instant.parse("2031-03-10T08:00:00Z");

  private static CalendarObject object(String... lines) {
    String text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:u\r\n"
            + "DTSTAMP:20310101T000000Z\r\n"
            + String.join("\r\n", lines)
            + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    return ((CalendarParseResult.Read) CalendarObject.read(text.getBytes(UTF_8))).object();
  }

  private static CalendarObject daily() {
    return object(
        "DTSTART:20310310T081500Z",
        "RRULE:FREQ=DAILY",
        "SUMMARY:Walk",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:Walk",
        "TRIGGER:-PT15M",
        "END:VALARM");
  }

  private static CalendarObject heard(CalendarObject object, Instant now, Duration again) {
    return AlarmAcknowledgement.of(
            object,
            now.minus(Duration.ofDays(1)),
            now,
            ZONE,
            Optional.ofNullable(again).map(now::plus))
        .orElseThrow();
  }

  @Test
  void acknowledgedAlarmRingsForTheNextInstance() {
    assertThat(PendingAlarms.next(daily(), EIGHT.minusSeconds(60), ZONE)).contains(EIGHT);
    CalendarObject heard = heard(daily(), EIGHT.plusSeconds(30), null);
    assertThat(new String(heard.octets(), UTF_8)).contains("ACKNOWLEDGED:20310310T080030Z\r\n");
    assertThat(PendingAlarms.next(heard, EIGHT.minusSeconds(60), ZONE))
        .contains(EIGHT.plus(Duration.ofDays(1)));
    assertThat(
            AlarmAcknowledgement.of(heard, EIGHT.minusSeconds(60), EIGHT, ZONE, Optional.empty()))
        .isEmpty();
  }

  @Test
  void snoozedAlarmRingsAgainOnceAndLeavesNothingBehind() {
    Instant now = EIGHT.plusSeconds(30);
    CalendarObject snoozed = heard(daily(), now, Duration.ofMinutes(5));
    assertThat(PendingAlarms.next(snoozed, EIGHT, ZONE)).contains(now.plusSeconds(300));
    assertThat(new String(snoozed.octets(), UTF_8))
        .contains("TRIGGER;VALUE=DATE-TIME:20310310T080530Z\r\n")
        .contains("RELATED-TO;RELTYPE=SNOOZE:");

    Instant later = now.plusSeconds(310);
    CalendarObject again = heard(snoozed, later, Duration.ofMinutes(10));
    assertThat(PendingAlarms.next(again, EIGHT, ZONE)).contains(later.plusSeconds(600));
    assertThat(again.main().component().components("VALARM"))
        .as("the snooze that rang is gone")
        .hasSize(2);

    CalendarObject dismissed = heard(again, later.plusSeconds(700), null);
    assertThat(dismissed.main().component().components("VALARM")).hasSize(1);
    assertThat(PendingAlarms.next(dismissed, EIGHT, ZONE)).contains(EIGHT.plus(Duration.ofDays(1)));
  }

  @Test
  void yearlyAlarmRingsNextYearAndCancelledEventNever() {
    String[] birthday = {
      "DTSTART;VALUE=DATE:20000229",
      "RRULE:FREQ=YEARLY",
      "BEGIN:VALARM",
      "ACTION:EMAIL",
      "TRIGGER:PT9H",
      "END:VALARM"
    };
    assertThat(PendingAlarms.next(object(birthday), EIGHT, ZONE))
        .contains(Instant.parse("2032-02-29T09:00:00Z"));
    CalendarObject off =
        object(
            "DTSTART:20310310T081500Z",
            "STATUS:CANCELLED",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            "TRIGGER:-PT15M",
            "END:VALARM");
    assertThat(PendingAlarms.next(off, EIGHT.minusSeconds(60), ZONE)).isEmpty();
  }

  @Test
  void alarmDismissedInThunderbirdStaysDismissed() {
    CalendarObject dismissed = with(daily(), "X-MOZ-LASTACK:20310310T080100Z");
    assertThat(PendingAlarms.next(dismissed, EIGHT.minusSeconds(60), ZONE))
        .contains(EIGHT.plus(Duration.ofDays(1)));
  }

  @Test
  void alarmSnoozedInThunderbirdRingsForThatInstance() {
    long micros = Instant.parse("2031-03-10T08:15:00Z").getEpochSecond() * 1_000_000;
    CalendarObject snoozed =
        with(
            daily(),
            "X-MOZ-LASTACK:20310310T080100Z",
            "X-MOZ-SNOOZE-TIME-" + micros + ":20310310T080600Z");
    Instant again = Instant.parse("2031-03-10T08:06:00Z");
    assertThat(PendingAlarms.next(snoozed, EIGHT.minusSeconds(60), ZONE)).contains(again);
    assertThat(PendingAlarms.between(snoozed, new TimeSpan(EIGHT, again.plusSeconds(1)), ZONE))
        .singleElement()
        .satisfies(
            ring ->
                assertThat(ring.instance().orElseThrow().from())
                    .isEqualTo(Instant.parse("2031-03-10T08:15:00Z")));

    CalendarObject heard = heard(snoozed, again.plusSeconds(60), null);
    assertThat(new String(heard.octets(), UTF_8))
        .contains("X-MOZ-LASTACK:20310310T080700Z")
        .doesNotContain("X-MOZ-SNOOZE-TIME");
  }

  @Test
  void acknowledgementAndSnoozeAreWrittenForThunderbird() {
    CalendarObject heard = heard(daily(), EIGHT.plusSeconds(30), null);
    assertThat(new String(heard.octets(), UTF_8)).contains("X-MOZ-LASTACK:20310310T080030Z\r\n");

    CalendarObject snoozed = heard(daily(), EIGHT, Duration.ofMinutes(5));
    assertThat(new String(snoozed.octets(), UTF_8))
        .contains(
            "X-MOZ-LASTACK:20310310T080000Z\r\n",
            "X-MOZ-SNOOZE-TIME-1930896900000000:20310310T080500Z\r\n");
    assertThat(
            PendingAlarms.between(
                snoozed, new TimeSpan(EIGHT.plusSeconds(1), EIGHT.plusSeconds(600)), ZONE))
        .as("one, though it is noted in two ways")
        .hasSize(1);
  }

  @Test
  void singleEventIsSnoozedByItsAlarmAlone() {
    CalendarObject once = daily().withParts(part -> part.without("RRULE"));
    CalendarObject snoozed = heard(once, EIGHT, Duration.ofMinutes(5));

    assertThat(new String(snoozed.octets(), UTF_8))
        .contains("X-MOZ-LASTACK:20310310T080000Z\r\n", "RELTYPE=SNOOZE")
        .doesNotContain("X-MOZ-SNOOZE-TIME");
    assertThat(PendingAlarms.next(snoozed, EIGHT, ZONE)).contains(EIGHT.plusSeconds(300));
  }

  private static CalendarObject with(CalendarObject object, String... lines) {
    String text =
        new String(object.octets(), UTF_8)
            .replace("SUMMARY:Walk\r\n", "SUMMARY:Walk\r\n" + String.join("\r\n", lines) + "\r\n");
    return ((CalendarParseResult.Read) CalendarObject.read(text.getBytes(UTF_8))).object();
  }
}
