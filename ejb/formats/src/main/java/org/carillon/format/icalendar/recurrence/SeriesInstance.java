package org.carillon.format.icalendar.recurrence;

import java.time.Instant;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * An instance of a series.
 *
 * @param id the id: the start that it has without an override, in the form of the series' start
 * @param start the start as written
 * @param from the start
 * @param to the first instant after the instance; {@code from} if it has no length
 * @param override the index of the override that applies; -1 if there is none
 * @param transparency the effect on free/busy
 */
public record SeriesInstance(
    CalendarTime id,
    CalendarTime start,
    Instant from,
    Instant to,
    int override,
    SeriesTransparency transparency) {}
