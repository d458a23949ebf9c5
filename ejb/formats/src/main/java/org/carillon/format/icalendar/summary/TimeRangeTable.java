package org.carillon.format.icalendar.summary;

import java.time.Instant;
import java.time.ZoneId;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;

/** The tables of RFC 4791 §9.9. If a limit ends the search early, the object matches. */
final class TimeRangeTable {
  private static final ExpansionLimit ONE = new ExpansionLimit(50, 100_000);

  private TimeRangeTable() {}

  static boolean matches(CalendarSummary summary, TimeSpan span, ZoneId asked) {
    if (summary.series().isEmpty()) {
      return switch (summary.kind()) {
        case VTODO -> timeless(summary.task(), span);
        case VAVAILABILITY -> true;
        case VEVENT, VJOURNAL, VFREEBUSY -> false;
      };
    }
    if (summary.kind() != CalendarKind.VTODO) {
      Expansion expansion = summary.instances(span, asked, ONE);
      return !expansion.complete() || !expansion.instances().isEmpty();
    }
    // The end of a task matches at both ends of the range.
    TimeSpan wider =
        new TimeSpan(
            span.from().equals(Instant.MIN) ? span.from() : span.from().minusSeconds(1),
            span.to().equals(Instant.MAX) ? span.to() : span.to().plusSeconds(1));
    Expansion expansion = summary.instances(wider, asked, ONE);
    return !expansion.complete()
        || expansion.instances().stream().anyMatch(task -> task(summary.task(), task, span));
  }

  private static boolean task(TaskTimes times, SeriesInstance task, TimeSpan span) {
    Instant from = span.from();
    Instant to = span.to();
    if (times.start() && times.due()) {
      return (from.isBefore(task.to()) || !from.isAfter(task.from()))
          && (to.isAfter(task.from()) || !to.isBefore(task.to()));
    }
    return times.start()
        ? !from.isAfter(task.from()) && to.isAfter(task.from())
        : from.isBefore(task.to()) && !to.isBefore(task.to());
  }

  private static boolean timeless(TaskTimes times, TimeSpan span) {
    Instant from = span.from();
    Instant to = span.to();
    if (times.completed().isPresent() && times.created().isPresent()) {
      Instant completed = times.completed().get();
      Instant created = times.created().get();
      return (!from.isAfter(created) || !from.isAfter(completed))
          && (!to.isBefore(created) || !to.isBefore(completed));
    }
    if (times.completed().isPresent()) {
      return !from.isAfter(times.completed().get()) && !to.isBefore(times.completed().get());
    }
    return times.created().isEmpty() || to.isAfter(times.created().get());
  }
}
