package org.carillon.task;

import java.util.Optional;

/**
 * Which tasks are wanted; what is empty asks for nothing.
 *
 * @param kind only those of this kind
 * @param going only those that are not over, or only those that are
 */
public record TaskFilter(Optional<String> kind, Optional<Boolean> going) {
  /** All of them. */
  public static final TaskFilter ALL = new TaskFilter(Optional.empty(), Optional.empty());

  /** Those that wait or run. */
  public static final TaskFilter GOING = new TaskFilter(Optional.empty(), Optional.of(true));
}
