package org.carillon.calendar.published;

import java.util.Optional;
import org.carillon.format.icalendar.time.TimeSpan;

/**
 * The form in which a calendar is requested.
 *
 * @param form the file format
 * @param span only objects with an instance in this span are included, or empty for all
 */
public record FileWish(FileForm form, Optional<TimeSpan> span) {
  /** The whole calendar as iCalendar. */
  public static final FileWish WHOLE = new FileWish(FileForm.ICALENDAR, Optional.empty());
}
