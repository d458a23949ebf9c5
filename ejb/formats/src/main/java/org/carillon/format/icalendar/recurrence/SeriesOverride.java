package org.carillon.format.icalendar.recurrence;

import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * What one component with a RECURRENCE-ID says of its instance (RFC 5545 §3.8.4.4).
 *
 * @param id which instance
 * @param andFuture whether it holds for all after it (RANGE=THISANDFUTURE)
 * @param start when it begins
 * @param length how long it is
 * @param transparency how it counts for free/busy
 */
public record SeriesOverride(
    CalendarTime id,
    boolean andFuture,
    CalendarTime start,
    CalendarDuration length,
    SeriesTransparency transparency) {}
