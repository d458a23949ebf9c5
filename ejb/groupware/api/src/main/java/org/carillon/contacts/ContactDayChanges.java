package org.carillon.contacts;

import java.util.List;

/**
 * What became of contacts' days since a state.
 *
 * @param changed those that came, or may have changed
 * @param removed the names of those that are not there any more, or never were: what a contact said
 *     before it was changed is not known
 * @param state to ask with for what comes next
 * @param more whether that may be something
 */
public record ContactDayChanges(
    List<ContactDay> changed, List<String> removed, String state, boolean more) {
  /** Keeps copies. */
  public ContactDayChanges {
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }
}
