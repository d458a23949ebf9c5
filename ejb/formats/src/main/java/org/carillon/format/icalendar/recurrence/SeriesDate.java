package org.carillon.format.icalendar.recurrence;

import java.util.Optional;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/**
 * An instance that is named by itself (RDATE).
 *
 * @param start when it begins
 * @param length how long it is, of a PERIOD; empty when it is as long as the others
 */
public record SeriesDate(CalendarTime start, Optional<CalendarDuration> length) {}
