package org.carillon.calendar.booking;

import org.carillon.format.icalendar.CalendarObject;

/**
 * A request to book a resource.
 *
 * @param event the event with its time and title. Its organizer and attendees are ignored.
 * @param who the person that the booking is for, as text; may be empty
 */
public record BookingRequest(CalendarObject event, String who) {}
