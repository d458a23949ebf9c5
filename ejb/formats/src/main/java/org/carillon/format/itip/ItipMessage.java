package org.carillon.format.itip;

import java.util.Optional;
import java.util.Set;
import org.carillon.format.icalendar.line.CalendarComponent;

/**
 * A message from one calendar user to another.
 *
 * @param method its METHOD
 * @param from the sender's address, as of {@link CalendarUsers#address}
 * @param to the recipient's address
 * @param calendar the VCALENDAR, with METHOD
 */
public record ItipMessage(ItipMethod method, String from, String to, CalendarComponent calendar) {
  /** Returns the same message with another content. */
  public ItipMessage with(CalendarComponent said) {
    return new ItipMessage(method, from, to, said);
  }

  /** Returns the message with SENT-BY (RFC 5545 §3.2.18), the address of the acting user. */
  public ItipMessage sentBy(String by) {
    return Meeting.of(calendar)
        .map(meeting -> OwnParticipation.sentBy(meeting, Optional.empty(), Set.of(from), by))
        .map(said -> with(said.calendar()))
        .orElse(this);
  }
}
