package org.carillon.web.language;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.ULocale;
import java.time.DayOfWeek;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.account.setting.TimeFormats;

/**
 * The weeks of a region (CLDR).
 *
 * @param first the first day of the week
 * @param working the days outside of the weekend, in the order of the week
 */
public record WeekHabits(DayOfWeek first, List<DayOfWeek> working) {
  public WeekHabits {
    working = List.copyOf(working);
  }

  /**
   * The weeks of a language's region, or of the region with most of its speakers.
   *
   * @param chosen the first day of the week, if that was chosen
   */
  public static WeekHabits of(Locale locale, TimeFormats.Week chosen) {
    ULocale likely = ULocale.addLikelySubtags(ULocale.forLocale(locale));
    DayOfWeek first =
        switch (chosen) {
          case AUTO -> WeekFields.of(likely.toLocale()).getFirstDayOfWeek();
          case MONDAY -> DayOfWeek.MONDAY;
          case SUNDAY -> DayOfWeek.SUNDAY;
          case SATURDAY -> DayOfWeek.SATURDAY;
        };
    Calendar there = Calendar.getInstance(likely);
    List<DayOfWeek> working = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      DayOfWeek day = first.plus(i);
      // ICU counts from Sunday, which is 1.
      if (there.getDayOfWeekType(day.getValue() % 7 + 1) != Calendar.WEEKEND) {
        working.add(day);
      }
    }
    return new WeekHabits(first, working);
  }
}
