package org.carillon.format.icalendar.summary;

import java.time.Instant;
import java.util.Optional;

/**
 * What of a task's times counts for time ranges (RFC 4791 §9.9).
 *
 * @param start whether it has a DTSTART
 * @param due whether it has a DUE, or a DURATION
 * @param completed when it was done
 * @param created when it was made
 */
public record TaskTimes(
    boolean start, boolean due, Optional<Instant> completed, Optional<Instant> created) {
  /** Of what is no task. */
  public static final TaskTimes NONE =
      new TaskTimes(false, false, Optional.empty(), Optional.empty());
}
