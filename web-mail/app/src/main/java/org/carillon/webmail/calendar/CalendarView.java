package org.carillon.webmail.calendar;

import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.web.language.WeekHabits;

/** The period of the calendars that is shown at once. */
public enum CalendarView {
  DAY,
  WORK,
  WEEK,
  MONTH,
  YEAR,
  AGENDA;

  /** The number of days of an agenda. */
  static final int AGENDA_DAYS = 30;

  private static final int WEEK_DAYS = 7;

  /** The view's word in addresses, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<CalendarView> of(String word) {
    return Arrays.stream(values()).filter(view -> view.word().equals(word)).findFirst();
  }

  /** Returns whether its days are columns of hours. */
  public boolean isTimed() {
    return this == DAY || this == WORK || this == WEEK;
  }

  /** Returns the days shown around {@code day}, in order; for a month, whole weeks. */
  public List<LocalDate> days(LocalDate day, WeekHabits habits) {
    return switch (this) {
      case DAY -> List.of(day);
      case WORK ->
          week(day, habits).filter(one -> habits.working().contains(one.getDayOfWeek())).toList();
      case WEEK -> week(day, habits).toList();
      case MONTH -> month(day, habits);
      case YEAR -> day.withDayOfYear(1).datesUntil(day.withDayOfYear(1).plusYears(1)).toList();
      case AGENDA -> day.datesUntil(day.plusDays(AGENDA_DAYS)).toList();
    };
  }

  private static Stream<LocalDate> week(LocalDate day, WeekHabits habits) {
    LocalDate start = day.with(TemporalAdjusters.previousOrSame(habits.first()));
    return start.datesUntil(start.plusDays(WEEK_DAYS));
  }

  private static List<LocalDate> month(LocalDate day, WeekHabits habits) {
    LocalDate start = day.withDayOfMonth(1).with(TemporalAdjusters.previousOrSame(habits.first()));
    LocalDate end =
        day.with(TemporalAdjusters.lastDayOfMonth())
            .with(TemporalAdjusters.nextOrSame(habits.first().minus(1)));
    return start.datesUntil(end.plusDays(1)).toList();
  }

  /** Returns the day around which the next (1) or previous (-1) period is shown. */
  public LocalDate step(LocalDate day, int steps) {
    return switch (this) {
      case DAY -> day.plusDays(steps);
      case WORK, WEEK -> day.plusWeeks(steps);
      case MONTH -> day.plusMonths(steps);
      case YEAR -> day.plusYears(steps);
      case AGENDA -> day.plusDays((long) steps * AGENDA_DAYS);
    };
  }
}
