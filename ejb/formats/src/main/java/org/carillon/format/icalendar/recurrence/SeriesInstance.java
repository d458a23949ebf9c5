package org.carillon.format.icalendar.recurrence;

import java.time.Instant;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * An instance of a series.
 *
 * @param id which one: where it was before anything was said of it alone, in the form of the
 *     series' start
 * @param start when it begins, as written
 * @param from when it begins
 * @param to the first instant after it; {@code from} of one without length
 * @param override the index of the override that says so; -1 of one that is as the series is
 * @param transparency how it counts for free/busy
 */
public record SeriesInstance(
    CalendarTime id,
    CalendarTime start,
    Instant from,
    Instant to,
    int override,
    SeriesTransparency transparency) {}
