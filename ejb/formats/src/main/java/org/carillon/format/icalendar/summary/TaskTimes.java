package org.carillon.format.icalendar.summary;

import java.time.Instant;
import java.util.Optional;

/**
 * The times of a task that matter for time ranges (RFC 4791 §9.9).
 *
 * @param start true if it has a DTSTART
 * @param due true if it has a DUE or a DURATION
 * @param completed the time of completion
 * @param created the time of creation
 */
public record TaskTimes(
    boolean start, boolean due, Optional<Instant> completed, Optional<Instant> created) {
  /** The value for objects that are not tasks. */
  public static final TaskTimes NONE =
      new TaskTimes(false, false, Optional.empty(), Optional.empty());
}
