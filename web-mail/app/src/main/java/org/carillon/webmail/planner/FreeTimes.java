package org.carillon.webmail.planner;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.carillon.format.icalendar.busy.BusyPeriod;
import org.carillon.format.icalendar.time.CalendarZone;

/** Finds times on working days, within working hours, at which nobody is busy. */
record FreeTimes(CalendarZone zone, Collection<DayOfWeek> working) {
  static final LocalTime EARLIEST = LocalTime.of(8, 0);
  static final LocalTime LATEST = LocalTime.of(18, 0);
  private static final Duration STEP = Duration.ofMinutes(30);

  /**
   * Returns the first such times.
   *
   * @param from not before this
   * @param until only on days before this one
   * @param busy when anybody is busy, in any order
   * @param most the most times to return
   */
  List<LocalDateTime> find(
      LocalDateTime from, LocalDate until, Duration length, List<BusyPeriod> busy, int most) {
    List<LocalDateTime> found = new ArrayList<>();
    for (LocalDate day = from.toLocalDate();
        day.isBefore(until) && found.size() < most;
        day = day.plusDays(1)) {
      if (working.contains(day.getDayOfWeek())) {
        find(day, from, length, busy, most, found);
      }
    }
    return found;
  }

  private void find(
      LocalDate day,
      LocalDateTime from,
      Duration length,
      List<BusyPeriod> busy,
      int most,
      List<LocalDateTime> found) {
    Instant end = zone.instant(day.atTime(LATEST));
    LocalDateTime start = day.atTime(EARLIEST);
    while (found.size() < most && !zone.instant(start).plus(length).isAfter(end)) {
      if (!start.isBefore(from) && isFree(zone.instant(start), length, busy)) {
        found.add(start);
      }
      start = start.plus(STEP);
    }
  }

  private static boolean isFree(Instant start, Duration length, List<BusyPeriod> busy) {
    Instant end = start.plus(length);
    return busy.stream().noneMatch(one -> one.from().isBefore(end) && one.to().isAfter(start));
  }
}
