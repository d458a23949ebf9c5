package org.carillon.format.itip;

import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;

/**
 * A message from one calendar user to another.
 *
 * @param method what it is
 * @param from the sender's address, as of {@link CalendarUsers#address}
 * @param to the recipient's
 * @param calendar the VCALENDAR, with METHOD
 */
public record ItipMessage(ItipMethod method, String from, String to, CalendarComponent calendar) {
  /** The same that says something else. */
  public ItipMessage with(CalendarComponent said) {
    return new ItipMessage(method, from, to, said);
  }

  /**
   * The same where its sender's lines say who wrote it (RFC 5545 §3.2.18).
   *
   * @param by the address of whoever acts for the sender
   */
  public ItipMessage sentBy(String by) {
    return Meeting.of(calendar)
        .map(meeting -> OwnAnswer.sentBy(meeting, Optional.empty(), Set.of(from), by))
        .map(said -> with(said.calendar()))
        .orElse(this);
  }
}
