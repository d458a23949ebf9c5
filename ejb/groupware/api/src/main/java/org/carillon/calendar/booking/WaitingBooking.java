package org.carillon.calendar.booking;

import java.util.List;
import org.carillon.format.icalendar.recurrence.SeriesInstance;

/**
 * A booking that waits for approval, as far as its approver may see it.
 *
 * @param resource the address of the resource
 * @param resourceName the name of the resource; may be empty
 * @param id the id of the booking: the event's UID
 * @param version the version of the booking, which changes with every change except replies
 * @param title the title of the event, or empty if it is private
 * @param isPrivate whether the organizer marked the event as private
 * @param organizer the address of the person who books the resource
 * @param next when the event takes place; for a series, the next instance
 * @param recurs whether the event is a series, which is decided as a whole
 * @param overlaps the people who have booked the resource at that time or wait for it
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
  public WaitingBooking {
    overlaps = List.copyOf(overlaps);
  }
}
