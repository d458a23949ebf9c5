package org.carillon.webmail.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.carillon.web.language.WeekHabits;

/**
 * A month to choose days from.
 *
 * @param first its first day
 * @param weeks its days by whole weeks
 */
public record SmallMonth(LocalDate first, List<List<LocalDate>> weeks) {
  private static final int WEEK_DAYS = 7;

  public SmallMonth {
    weeks = List.copyOf(weeks);
  }

  static SmallMonth of(LocalDate day, WeekHabits habits) {
    return new SmallMonth(day.withDayOfMonth(1), weeks(CalendarView.MONTH.days(day, habits)));
  }

  /** Splits days into rows of a week. */
  static List<List<LocalDate>> weeks(List<LocalDate> days) {
    return IntStream.range(0, days.size() / WEEK_DAYS)
        .mapToObj(week -> days.subList(week * WEEK_DAYS, (week + 1) * WEEK_DAYS))
        .toList();
  }

  public boolean isOutside(LocalDate date) {
    return !YearMonth.from(date).equals(YearMonth.from(first));
  }
}
