package org.carillon.webmail.snooze;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** A time that is offered, by the reader's clock: only such as are to come and differ. */
enum SnoozeTime {
  LATER,
  EVENING,
  TOMORROW,
  WEEKEND,
  WEEK;

  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime DUSK = LocalTime.of(18, 0);
  private static final int HOURS = 3;

  /** When that is; empty where it is not offered. */
  Optional<LocalDateTime> after(LocalDateTime now) {
    DayOfWeek today = now.getDayOfWeek();
    return switch (this) {
      // Not into the night.
      case LATER ->
          Optional.of(now.truncatedTo(ChronoUnit.HOURS).plusHours(HOURS))
              .filter(then -> then.toLocalDate().equals(now.toLocalDate()));
      case EVENING ->
          Optional.of(now.toLocalDate().atTime(DUSK))
              .filter(then -> now.plusHours(1).isBefore(then));
      case TOMORROW -> Optional.of(now.toLocalDate().plusDays(1).atTime(MORNING));
      case WEEKEND ->
          Optional.of(
                  now.toLocalDate()
                      .with(TemporalAdjusters.next(DayOfWeek.SATURDAY))
                      .atTime(MORNING))
              .filter(_ -> today.getValue() < DayOfWeek.FRIDAY.getValue());
      case WEEK ->
          Optional.of(
                  now.toLocalDate().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).atTime(MORNING))
              .filter(_ -> today != DayOfWeek.SUNDAY);
    };
  }
}
