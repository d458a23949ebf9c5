package org.carillon.calendar.scheduling;

import java.time.LocalDateTime;

/**
 * The time that an attendee proposes instead.
 *
 * @param isAllDay whether it consists of whole days
 * @param start the start, as local time of the zone; midnight for whole days
 * @param end the end; for whole days the midnight after the last day
 * @param zone the name of the zone, which is not needed for whole days and for floating times
 * @param comment a comment for the organizer, or empty for none
 */
public record ProposedTimeInput(
    boolean isAllDay, LocalDateTime start, LocalDateTime end, String zone, String comment) {}
