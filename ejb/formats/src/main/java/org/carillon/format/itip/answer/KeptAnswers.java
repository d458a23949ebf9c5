package org.carillon.format.itip.answer;

import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarUser;

/**
 * Answers that came since an organizer's program read its meeting: whoever changes it by its
 * schedule tag does not know of them, and may not undo them (RFC 6638 §3.2.10).
 */
public final class KeptAnswers {
  /** What asks everybody anew where it is another. */
  private static final List<String> TIMES = List.of("DTSTART", "RRULE", "RDATE", "EXRULE");

  private static final String STATUS = "SCHEDULE-STATUS";

  private KeptAnswers() {}

  /**
   * The meeting as it is sent, with the answers that are stored.
   *
   * @param sent what is to take the stored one's place
   * @param stored what is there
   */
  public static CalendarObject in(CalendarObject sent, CalendarObject stored) {
    return sent.withParts(
        part ->
            there(part, stored)
                .filter(old -> !isMoved(part, sent, old, stored))
                .map(old -> in(part, old))
                .orElse(part));
  }

  private static Optional<CalendarPart> there(CalendarPart part, CalendarObject stored) {
    return part.recurrenceId().isEmpty()
        ? stored.master()
        : part.recurrenceId().flatMap(stored::override);
  }

  private static boolean isMoved(
      CalendarPart part, CalendarObject sent, CalendarPart old, CalendarObject stored) {
    return !part.ending(sent.zones()).equals(old.ending(stored.zones()))
        || TIMES.stream()
            .anyMatch(name -> !part.component().lines(name).equals(old.component().lines(name)));
  }

  private static CalendarPart in(CalendarPart part, CalendarPart old) {
    CalendarPart kept = part;
    for (CalendarUser attendee : part.attendees()) {
      Optional<CalendarUser> answered =
          old.attendee(attendee.uri())
              .filter(one -> !one.participation().equals(attendee.participation()))
              .filter(one -> part.organizer().filter(by -> by.is(one.uri())).isEmpty());
      if (answered.isPresent()) {
        CalendarUser with = attendee.with("PARTSTAT", answered.get().participation());
        String status = answered.get().scheduleStatus();
        kept = kept.with(attendee, status.isEmpty() ? with : with.with(STATUS, status));
      }
    }
    return kept;
  }
}
