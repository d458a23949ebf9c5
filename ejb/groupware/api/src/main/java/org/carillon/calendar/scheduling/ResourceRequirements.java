package org.carillon.calendar.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The requirements for a resource.
 *
 * @param capacity the minimum number of people it must hold
 * @param features the features it must have
 * @param free the time at which it must be free, or empty for any
 */
public record ResourceRequirements(int capacity, List<String> features, Optional<Time> free) {
  public ResourceRequirements {
    features = List.copyOf(features);
  }

  /**
   * A span of time.
   *
   * @param from the first instant, inclusive
   * @param to the last instant, exclusive
   */
  public record Time(Instant from, Instant to) {}
}
