package org.carillon.webmail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.carillon.format.icalendar.busy.WorkingHours;
import org.junit.jupiter.api.Test;

class WorkingDaysTest {
  private static final LocalDate MONDAY = LocalDate.of(2031, 3, 10);
  private static final WorkingHours HOURS =
      new WorkingHours(
          "Europe/Berlin",
          Map.of(
              DayOfWeek.MONDAY,
              new WorkingHours.Day(LocalTime.of(9, 0), LocalTime.of(17, 30), "Office")));

  @Test
  void timeOutsideWorkingHoursIsOff() {
    assertThat(WorkingDays.off(HOURS, MONDAY, ZoneId.of("Europe/Berlin")))
        .containsExactly(new WorkingDays.Off(0, 36), new WorkingDays.Off(70, 26));
  }

  @Test
  void freeDayIsOffWhole() {
    assertThat(WorkingDays.off(HOURS, MONDAY.plusDays(1), ZoneId.of("Europe/Berlin")))
        .containsExactly(new WorkingDays.Off(0, 96));
  }

  @Test
  void workingHoursSpanTwoDaysInAnotherZone() {
    // 9:00 to 17:30 in Berlin is 21:00 to 5:30 in Auckland.
    assertThat(WorkingDays.off(HOURS, MONDAY, ZoneId.of("Pacific/Auckland")))
        .containsExactly(new WorkingDays.Off(0, 84));
    assertThat(WorkingDays.off(HOURS, MONDAY.plusDays(1), ZoneId.of("Pacific/Auckland")))
        .containsExactly(new WorkingDays.Off(22, 74));
  }
}
