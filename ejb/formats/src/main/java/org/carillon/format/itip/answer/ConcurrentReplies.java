package org.carillon.format.itip.answer;

import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.CalendarUser;

/**
 * Answers that came since an organizer's client read its meeting. A client that writes with an
 * older schedule tag does not know of them, and may not undo them (RFC 6638 §3.2.10).
 */
public final class ConcurrentReplies {
  /** The properties whose change asks all attendees for new answers. */
  private static final List<String> TIMES = List.of("DTSTART", "RRULE", "RDATE", "EXRULE");

  private static final String STATUS = "SCHEDULE-STATUS";

  private ConcurrentReplies() {}

  /** Returns the meeting as sent, with the answers of the stored object that it replaces. */
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
