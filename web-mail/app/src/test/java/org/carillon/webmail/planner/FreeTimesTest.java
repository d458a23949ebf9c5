package org.carillon.webmail.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.busy.BusyType;
import org.carillon.format.icalendar.time.CalendarZone;
import org.junit.jupiter.api.Test;

/** Tests that the times found are working hours in which nobody is busy. */
class FreeTimesTest {
  private static final CalendarZone BERLIN = CalendarZone.of(ZoneId.of("Europe/Berlin"));
  private static final FreeTimes TIMES =
      new FreeTimes(BERLIN, EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

  /** A Friday; the clocks change on the next Sunday. */
  private static final LocalDate FRIDAY = LocalDate.of(2031, 3, 28);

  private static BusyPeriod busy(LocalDateTime from, LocalDateTime to) {
    return new BusyPeriod(BERLIN.instant(from), BERLIN.instant(to), BusyType.BUSY_TENTATIVE);
  }

  private static List<String> find(LocalDateTime from, int minutes, List<BusyPeriod> busy) {
    return TIMES.find(from, FRIDAY.plusDays(7), Duration.ofMinutes(minutes), busy, 3).stream()
        .map(LocalDateTime::toString)
        .toList();
  }

  @Test
  void adjacentTimesAreFreeAndOverlappingOnesAreNot() {
    List<BusyPeriod> busy = List.of(busy(FRIDAY.atTime(9, 0), FRIDAY.atTime(10, 0)));
    assertThat(find(FRIDAY.atStartOfDay(), 60, busy))
        .containsExactly("2031-03-28T08:00", "2031-03-28T10:00", "2031-03-28T10:30");
  }

  @Test
  void suggestedTimesAreWithinWorkingHours() {
    assertThat(find(FRIDAY.atTime(16, 15), 90, List.of()))
        .containsExactly("2031-03-28T16:30", "2031-03-31T08:00", "2031-03-31T08:30");
  }

  @Test
  void meetingLongerThanAWorkingDayFindsNoTime() {
    assertThat(find(FRIDAY.atStartOfDay(), 601, List.of())).isEmpty();
  }
}
