package org.carillon.calendar.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.busy.BusyTimes;
import org.carillon.format.icalendar.busy.BusyType;
import org.carillon.format.icalendar.recurrence.Expansion;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.recurrence.SeriesTransparency;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.summary.SummaryUser;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.IndexedObject;

/** Calculates the busy time of a calendar's owner from its events (RFC 4791 §7.10). */
final class CalendarBusyTimes {
  /** The index of instances without an override. */
  private static final int WHOLE = -1;

  private CalendarBusyTimes() {}

  /**
   * Adds the busy times of the objects to {@code times}.
   *
   * @param leaving tests whether an object is ignored
   * @param isOwner tests whether an attendee's address is the owner's. A declined event takes no
   *     time, and one that is not answered yet may take time.
   */
  static void add(
      Collection<IndexedObject<CalendarSummary>> objects,
      ZoneId zone,
      BusyTimes times,
      Predicate<CalendarSummary> leaving,
      Predicate<String> isOwner) {
    TimeSpan span = times.span();
    for (IndexedObject<CalendarSummary> object : objects) {
      if (object.summary().isEmpty()) {
        continue;
      }
      CalendarSummary summary = object.summary().get();
      if (summary.kind() != CalendarKind.VEVENT
          || !summary.mayOverlap(span)
          || leaving.test(summary)) {
        continue;
      }
      Map<Integer, String> answers = answers(summary, isOwner);
      Expansion expansion = summary.instances(span, zone, ExpansionLimit.USUAL);
      Instant looked = span.from();
      for (SeriesInstance instance : expansion.instances()) {
        looked = instance.from();
        String answer = answers.getOrDefault(instance.override(), answers.get(WHOLE));
        boolean sure = answer.equals("ACCEPTED") || answer.equals("DELEGATED");
        if (instance.transparency() != SeriesTransparency.FREE && !answer.equals("DECLINED")) {
          times.add(
              instance.from(),
              instance.to(),
              sure && instance.transparency() == SeriesTransparency.BUSY
                  ? BusyType.BUSY
                  : BusyType.BUSY_TENTATIVE);
        }
      }
      if (!expansion.complete()) {
        // Nobody is reported free at times that were not examined.
        times.add(looked, span.to(), BusyType.BUSY_UNAVAILABLE);
      }
    }
  }

  /** Returns the owner's answers by the index of the override that contains them. */
  private static Map<Integer, String> answers(CalendarSummary summary, Predicate<String> isOwner) {
    Map<Integer, String> answers = new HashMap<>();
    answers.put(
        WHOLE,
        summary.attendees().stream()
            .filter(attendee -> isOwner.test(attendee.mail()))
            .map(SummaryUser::participation)
            .findFirst()
            .orElse("ACCEPTED"));
    summary.answers().stream()
        .filter(answer -> isOwner.test(answer.user().mail()))
        .forEach(answer -> answers.put(answer.override(), answer.user().participation()));
    return answers;
  }
}
