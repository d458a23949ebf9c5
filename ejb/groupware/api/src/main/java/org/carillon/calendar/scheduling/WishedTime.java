package org.carillon.calendar.scheduling;

import java.time.LocalDateTime;

/**
 * Another time that somebody who is invited wishes for.
 *
 * @param isAllDay whether it is of whole days
 * @param start when it is to begin, by the clock of the zone; of whole days a midnight
 * @param end when it is to end; of whole days the midnight after the last
 * @param zone the name of the zone, which whole days and times without a zone do not need
 * @param comment what the organizer is told besides; empty for nothing
 */
public record WishedTime(
    boolean isAllDay, LocalDateTime start, LocalDateTime end, String zone, String comment) {}
