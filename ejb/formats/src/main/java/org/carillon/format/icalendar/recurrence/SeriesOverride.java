package org.carillon.format.icalendar.recurrence;

import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * An override: a component with a RECURRENCE-ID (RFC 5545 §3.8.4.4).
 *
 * @param id the id of the instance
 * @param andFuture true if it applies to all later instances (RANGE=THISANDFUTURE)
 * @param start the start
 * @param length the length
 * @param transparency the effect on free/busy
 */
public record SeriesOverride(
    CalendarTime id,
    boolean andFuture,
    CalendarTime start,
    CalendarDuration length,
    SeriesTransparency transparency) {}
