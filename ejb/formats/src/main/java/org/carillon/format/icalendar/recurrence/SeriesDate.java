package org.carillon.format.icalendar.recurrence;

import java.util.Optional;
import org.carillon.format.icalendar.time.CalendarDuration;
import org.carillon.format.icalendar.time.CalendarTime;

/** An instance that is listed separately (RDATE); its length is empty if it is the series'. */
public record SeriesDate(CalendarTime start, Optional<CalendarDuration> length) {}
