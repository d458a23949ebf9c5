package org.carillon.format.icalendar.recurrence;

import java.util.Optional;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * An instance that is listed separately (RDATE).
 *
 * @param start the start
 * @param length the length of a PERIOD; empty if it has the length of the series
 */
public record SeriesDate(CalendarTime start, Optional<CalendarDuration> length) {}
