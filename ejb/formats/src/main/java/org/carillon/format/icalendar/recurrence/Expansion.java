package org.carillon.format.icalendar.recurrence;

import java.util.List;

/**
 * The instances of a series in a span.
 *
 * @param instances the instances in the order of their start
 * @param complete true if these are all; false if a limit ended the expansion
 */
public record Expansion(List<SeriesInstance> instances, boolean complete) {
  public Expansion {
    instances = List.copyOf(instances);
  }
}
