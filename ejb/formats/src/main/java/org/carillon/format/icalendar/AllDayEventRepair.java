package org.carillon.format.icalendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.time.CalendarTime;

/** Converts all-day events that have times and an all-day mark, as from Outlook and Exchange. */
final class AllDayEventRepair {
  private static final Set<String> MARKS =
      Set.of("X-MICROSOFT-CDO-ALLDAYEVENT", "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT");
  private static final String DTSTART = "DTSTART";
  private static final String DTEND = "DTEND";

  private AllDayEventRepair() {}

  /** Returns the event with dates for times; empty if it has dates or not whole days. */
  static Optional<CalendarComponent> of(CalendarComponent event) {
    Optional<CalendarTime> start = event.first(DTSTART).flatMap(CalendarTime::of);
    Optional<CalendarTime> end = event.first(DTEND).flatMap(CalendarTime::of);
    return event.is("VEVENT")
            && isMarked(event)
            && start.filter(time -> !time.isDate()).isPresent()
            && event.first(DTEND).isPresent() == end.isPresent()
            && !hasOtherEnds(event)
            && end.map(to -> isWhole(start.get(), to)).orElse(true)
        ? Optional.of(dated(event, day(start.get()), end.map(AllDayEventRepair::day)))
        : Optional.empty();
  }

  private static boolean isMarked(CalendarComponent event) {
    return event.lines().stream()
        .anyMatch(
            line -> MARKS.contains(line.name()) && line.value().strip().equalsIgnoreCase("TRUE"));
  }

  /** Returns whether the event has an end other than DTEND, which would be converted too. */
  private static boolean hasOtherEnds(CalendarComponent event) {
    return event.first("DURATION").isPresent()
        || event.lines("RRULE").stream().anyMatch(rule -> rule.value().contains("UNTIL"));
  }

  /** Returns whether the times cover whole days: both at midnight, or equal (no length given). */
  private static boolean isWhole(CalendarTime start, CalendarTime end) {
    return end.local().equals(start.local())
        || isMidnight(start) && isMidnight(end) && end.local().isAfter(start.local());
  }

  private static boolean isMidnight(CalendarTime time) {
    return time.local().toLocalTime().equals(LocalTime.MIDNIGHT);
  }

  private static LocalDate day(CalendarTime time) {
    return time.local().toLocalDate();
  }

  /** Returns the event with dates, ending the day after the last; one day if it has no end. */
  private static CalendarComponent dated(
      CalendarComponent event, LocalDate first, Optional<LocalDate> end) {
    CalendarComponent dated = event.with(CalendarTime.date(first).line(DTSTART));
    Optional<ContentLine> last =
        end.filter(day -> day.isAfter(first)).map(day -> CalendarTime.date(day).line(DTEND));
    return last.map(dated::with).orElseGet(() -> dated.without(DTEND));
  }
}
