package org.carillon.format.itip;

import org.carillon.format.icalendar.line.CalendarComponent;

/**
 * A message from one calendar user to another.
 *
 * @param method what it is
 * @param from the sender's address, as of {@link CalendarUsers#address}
 * @param to the recipient's
 * @param calendar the VCALENDAR, with METHOD
 */
public record ItipMessage(ItipMethod method, String from, String to, CalendarComponent calendar) {}
