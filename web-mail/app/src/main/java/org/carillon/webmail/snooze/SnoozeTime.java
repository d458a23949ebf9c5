package org.carillon.webmail.snooze;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** The times that are offered for snoozing, by the reader's clock: future ones that differ. */
enum SnoozeTime {
  LATER,
  EVENING,
  TOMORROW,
  WEEKEND,
  WEEK;

  private static final LocalTime MORNING = LocalTime.of(8, 0);
  private static final LocalTime DUSK = LocalTime.of(18, 0);
  private static final int HOURS = 3;

  /** Returns the time; empty if it is not offered now. */
  Optional<LocalDateTime> after(LocalDateTime now) {
    DayOfWeek today = now.getDayOfWeek();
    return switch (this) {
      // Only a time on the same day.
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
