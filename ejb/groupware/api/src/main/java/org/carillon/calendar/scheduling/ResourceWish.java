package org.carillon.calendar.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a resource is wanted for.
 *
 * @param capacity for at least so many people
 * @param features what it must have
 * @param free when it must be free; empty for whenever
 */
public record ResourceWish(int capacity, List<String> features, Optional<Time> free) {
  /** Copies. */
  public ResourceWish {
    features = List.copyOf(features);
  }

  /**
   * A stretch of time.
   *
   * @param from its first instant
   * @param to the first one behind it
   */
  public record Time(Instant from, Instant to) {}
}
