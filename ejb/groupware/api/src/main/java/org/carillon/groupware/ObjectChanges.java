package org.carillon.groupware;

import java.util.List;
import org.carillon.store.item.ChangeState;

/**
 * The changes in a collection of objects since a state.
 *
 * @param changes at most one change for each object, in the order of the changes
 * @param state the state to ask with for the next changes
 * @param more whether further changes are known to exist
 */
public record ObjectChanges(List<ObjectChange> changes, ChangeState state, boolean more) {
  public ObjectChanges {
    changes = List.copyOf(changes);
  }
}
