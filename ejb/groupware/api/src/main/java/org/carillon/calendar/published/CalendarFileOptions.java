package org.carillon.calendar.published;

import java.util.Optional;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * The form in which a calendar is requested.
 *
 * @param form the file format
 * @param span only objects with an instance in this span are included, or empty for all
 */
public record CalendarFileOptions(CalendarFileFormat form, Optional<TimeSpan> span) {
  public static final CalendarFileOptions WHOLE =
      new CalendarFileOptions(CalendarFileFormat.ICALENDAR, Optional.empty());
}
