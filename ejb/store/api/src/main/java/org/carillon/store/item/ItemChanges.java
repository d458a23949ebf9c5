package org.carillon.store.item;

import java.util.List;

/**
 * What changed in a collection since a state.
 *
 * @param changes of each item at most one, in the order of the changes
 * @param state to ask with for what comes next
 * @param more whether that is known to be something: the changes were more than was asked for
 */
public record ItemChanges(List<ItemChange> changes, ChangeState state, boolean more) {
  /** Keeps a copy. */
  public ItemChanges {
    changes = List.copyOf(changes);
  }
}
