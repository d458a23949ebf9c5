package org.carillon.task;

import java.util.Optional;

/**
 * The conditions on the tasks that a caller wants; an empty condition matches all.
 *
 * @param kind only tasks of this kind
 * @param going true for tasks that have not ended, false for those that have
 */
public record TaskFilter(Optional<String> kind, Optional<Boolean> going) {
  /** Matches all tasks. */
  public static final TaskFilter ALL = new TaskFilter(Optional.empty(), Optional.empty());

  /** Matches tasks that wait or run. */
  public static final TaskFilter GOING = new TaskFilter(Optional.empty(), Optional.of(true));
}
