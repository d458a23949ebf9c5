package org.carillon.calendar.booking;

import java.util.List;
import org.carillon.format.icalendar.recurrence.SeriesInstance;

/**
 * A booking that waits for somebody's approval, as far as who approves may see it.
 *
 * @param resource the resource's address
 * @param resourceName what it is called; may be empty
 * @param id by which it is asked for: the event's UID
 * @param version another where anything of it changed but answers
 * @param title what it is for; empty of what is private
 * @param isPrivate whether the organizer keeps that from others
 * @param organizer the address of whoever books it
 * @param next when it takes place, of a series the first time that is still to come
 * @param recurs whether it is a series, of which all is decided at once
 * @param overlaps who else has it booked, or waits for it, at that time
 */
public record WaitingBooking(
    String resource,
    String resourceName,
    String id,
    String version,
    String title,
    boolean isPrivate,
    String organizer,
    SeriesInstance next,
    boolean recurs,
    List<String> overlaps) {
  /** Copies. */
  public WaitingBooking {
    overlaps = List.copyOf(overlaps);
  }
}
