package org.carillon.format.icalendar.recurrence;

import java.util.List;

/**
 * The instances of a series in a span.
 *
 * @param instances in the order of their beginning
 * @param complete whether these are all: false when a limit ended it
 */
public record Expansion(List<SeriesInstance> instances, boolean complete) {
  /** Keeps a copy. */
  public Expansion {
    instances = List.copyOf(instances);
  }
}
