package org.carillon.format.icalendar.busy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.time.TimeSpan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {
  private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");
  private static final WorkingHours.Day OFFICE =
      new WorkingHours.Day(LocalTime.of(9, 0), LocalTime.of(17, 30), "Office, 2nd floor");
  private static final WorkingHours.Day HOME =
      new WorkingHours.Day(LocalTime.of(8, 0), LocalTime.of(12, 0), "");

  @Test
  void workingHoursAreReadBackAndBlockOtherTimes() {
    WorkingHours hours =
        new WorkingHours(
            "Europe/Berlin",
            Map.of(DayOfWeek.FRIDAY, HOME, DayOfWeek.MONDAY, OFFICE, DayOfWeek.WEDNESDAY, OFFICE));
    CalendarObject object = read(hours.octets(NOW));
    assertThat(WorkingHours.of(object)).contains(hours);

    // A Monday in winter: 9:00 to 17:30 in Berlin.
    Instant midnight = Instant.parse("2026-11-30T00:00:00Z");
    BusyTimes times = new BusyTimes(new TimeSpan(midnight, midnight.plusSeconds(86_400)));
    Availability.add(List.of(object), ZoneId.of("Europe/Berlin"), times);
    assertThat(times.merged())
        .containsExactly(
            new BusyPeriod(
                midnight, Instant.parse("2026-11-30T08:00:00Z"), BusyType.BUSY_UNAVAILABLE),
            new BusyPeriod(
                Instant.parse("2026-11-30T16:30:00Z"),
                midnight.plusSeconds(86_400),
                BusyType.BUSY_UNAVAILABLE));
  }

  @Test
  void emptyWorkingHoursAreValid() {
    WorkingHours none = new WorkingHours("Europe/Berlin", Map.of());
    assertThat(WorkingHours.of(read(none.octets(NOW))).map(WorkingHours::days))
        .isEqualTo(Optional.of(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        "RRULE:FREQ=DAILY",
        "RRULE:FREQ=WEEKLY;BYDAY=1MO",
        "RRULE:FREQ=WEEKLY;COUNT=3",
        "RRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/Berlin:20260105T090000",
        "SUMMARY:once"
      })
  void complexAvailabilityIsNotWorkingHours(String rule) {
    assertThat(WorkingHours.of(available(rule))).isEmpty();
  }

  @Test
  void availabilityOfOtherProgramsIsRead() {
    assertThat(WorkingHours.of(available("RRULE:FREQ=WEEKLY;WKST=MO;BYDAY=MO,TU\nLOCATION:Hall")))
        .hasValueSatisfying(
            hours ->
                assertThat(hours.days())
                    .containsEntry(
                        DayOfWeek.TUESDAY,
                        new WorkingHours.Day(LocalTime.of(9, 0), LocalTime.of(17, 0), "Hall")));
  }

  private static CalendarObject available(String lines) {
    return read(
        """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Apple Inc.//macOS//EN
        BEGIN:VAVAILABILITY
        UID:1
        DTSTAMP:20260101T000000Z
        BEGIN:AVAILABLE
        UID:2
        DTSTAMP:20260101T000000Z
        DTSTART;TZID=Europe/Berlin:20260105T090000
        DURATION:PT8H
        %s
        END:AVAILABLE
        END:VAVAILABILITY
        END:VCALENDAR
        """
            .formatted(lines)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static CalendarObject read(byte[] octets) {
    return ((CalendarParseResult.Read) CalendarObject.read(octets)).object();
  }
}
