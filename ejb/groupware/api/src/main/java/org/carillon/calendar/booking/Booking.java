package org.carillon.calendar.booking;

import java.util.Locale;
import org.carillon.format.icalendar.CalendarObject;

/**
 * A booking of a resource.
 *
 * @param resource the resource's address
 * @param id by which it is asked for: the event's UID
 * @param state what the resource says of it
 * @param event as it lies in the resource's calendar
 * @param receipt what was answered of it, signed by this server
 */
public record Booking(
    String resource, String id, State state, CalendarObject event, String receipt) {

  /** What the resource says. */
  public enum State {
    ACCEPTED,
    /** Whoever approves is asked. */
    TENTATIVE,
    REFUSED,
    CANCELLED;

    /** As programs read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
