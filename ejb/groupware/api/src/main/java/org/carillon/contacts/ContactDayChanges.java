package org.carillon.contacts;

import java.util.List;

/**
 * The changes of the birthdays and anniversaries since a state.
 *
 * @param changed the events that were added or may have changed
 * @param removed the names of the events that do not exist any more, or never did, because the
 *     former data of a changed contact is not known
 * @param state the state to ask with for the next changes
 * @param more whether there may be further changes
 */
public record ContactDayChanges(
    List<ContactDay> changed, List<String> removed, String state, boolean more) {
  public ContactDayChanges {
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }
}
