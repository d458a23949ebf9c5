package org.carillon.groupware;

import java.util.List;
import org.carillon.store.item.ChangeState;

/**
 * What changed in a collection of objects since a state.
 *
 * @param changes of each object at most one, in the order of the changes
 * @param state to ask with for what comes next
 * @param more whether that is known to be something
 */
public record ObjectChanges(List<ObjectChange> changes, ChangeState state, boolean more) {
  /** Keeps a copy. */
  public ObjectChanges {
    changes = List.copyOf(changes);
  }
}
