package org.carillon.store.changes;

import java.util.List;

/**
 * A portion of an account's changes.
 *
 * @param changes the changes, in the order in which they happened
 * @param upto the position after the last of them
 * @param more true if there are more before the end that was asked for
 */
public record Changes(List<Change> changes, Position upto, boolean more) {
  public Changes {
    changes = List.copyOf(changes);
  }
}
