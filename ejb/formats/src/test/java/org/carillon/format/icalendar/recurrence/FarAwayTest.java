package org.carillon.format.icalendar.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that times beyond the range of calendars cost nothing: a series has no instances there. */
class FarAwayTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @ParameterizedTest
  @CsvSource({
    "FREQ=DAILY, +500000000-01-01T00:00:00Z",
    "FREQ=WEEKLY, +999999999-12-31T00:00:00Z",
    "FREQ=WEEKLY;BYDAY=MO, +750000000-01-01T00:00:00Z",
    "FREQ=MONTHLY, +10000-01-01T00:00:00Z",
    "FREQ=MINUTELY, +999999999-12-31T00:00:00Z"
  })
  void seriesHasNoInstancesInTheFarFuture(String rule, Instant from) {
    String text =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:x\r\n"
            + "DTSTAMP:20260101T000000Z\r\nDTSTART:20260101T090000Z\r\nEXRULE:FREQ=YEARLY\r\n"
            + "RRULE:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".formatted(rule);
    assertThat(CalendarObject.read(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOfSatisfying(
            CalendarParseResult.Read.class,
            read ->
                assertThat(
                        assertTimeoutPreemptively(
                            SOON,
                            () ->
                                ((CalendarParseResult.Read) read)
                                    .object()
                                    .instances(
                                        new TimeSpan(from, Instant.MAX),
                                        ZoneOffset.UTC,
                                        ExpansionLimit.USUAL)
                                    .instances()))
                    .isEmpty());
  }
}
