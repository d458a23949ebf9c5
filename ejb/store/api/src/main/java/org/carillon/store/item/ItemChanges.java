package org.carillon.store.item;

import java.util.List;

/**
 * The changes in a collection since a state.
 *
 * @param changes at most one change for each item, in the order of the changes
 * @param state the state for the next request
 * @param more true if more changes are known, since there were more than the caller asked for
 */
public record ItemChanges(List<ItemChange> changes, ChangeState state, boolean more) {
  public ItemChanges {
    changes = List.copyOf(changes);
  }
}
