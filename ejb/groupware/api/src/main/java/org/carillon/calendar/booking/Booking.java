package org.carillon.calendar.booking;

import java.util.Locale;
import org.carillon.format.icalendar.CalendarObject;

/**
 * A booking of a resource.
 *
 * @param resource the address of the resource
 * @param id the id of the booking: the event's UID
 * @param state the resource's reply
 * @param event the event as it is stored in the resource's calendar
 * @param receipt a receipt of the reply, signed by this server
 */
public record Booking(
    String resource, String id, State state, CalendarObject event, String receipt) {

  /** The resource's reply. */
  public enum State {
    ACCEPTED,
    /** The approver has been asked. */
    TENTATIVE,
    REFUSED,
    CANCELLED;

    /** Returns the word for the state that programs read. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
