package org.carillon.store.changes;

import java.util.List;

/**
 * A part of what happened.
 *
 * @param changes in the order in which it happened
 * @param upto how far that reaches
 * @param more whether there is more before the end that was asked for
 */
public record Changes(List<Change> changes, Position upto, boolean more) {
  /** Keeps a copy. */
  public Changes {
    changes = List.copyOf(changes);
  }
}
