package org.carillon.calendar.booking;

import org.carillon.format.icalendar.CalendarObject;

/**
 * What a resource is wanted for.
 *
 * @param event when, and for what; who organizes it and who is invited is not looked at
 * @param who for whom, as text; may be empty
 */
public record BookingWish(CalendarObject event, String who) {}
