package org.carillon.calendar.published;

import java.util.Optional;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * How a calendar is wanted.
 *
 * @param form what it is written as
 * @param span only what has an instance in that; empty for all
 */
public record FileWish(FileForm form, Optional<TimeSpan> span) {
  /** All of it as iCalendar. */
  public static final FileWish WHOLE = new FileWish(FileForm.ICALENDAR, Optional.empty());
}
