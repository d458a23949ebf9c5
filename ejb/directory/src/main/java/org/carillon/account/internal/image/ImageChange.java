package org.carillon.account.internal.image;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Objects as they are now, in the place of what was known of them: those that were looked for and
 * are not there are gone.
 */
record ImageChange(
    Ids ids,
    List<PersonRecord.Known> persons,
    List<KnownGroup> groups,
    List<DirectoryLines.Domain> domains,
    List<DirectoryView.Administrator> administrators) {

  boolean isEmpty() {
    return ids.size() == 0;
  }

  /**
   * A group or a forwarder.
   *
   * @param in the ids of those that it is a member of
   */
  record KnownGroup(DirectoryLines.Group group, List<Long> in) {}

  /** The ids of the objects that were looked for. */
  record Ids(Set<Long> persons, Set<Long> groups, Set<Long> domains, Set<Long> administrators) {
    /** Names no object yet. */
    Ids() {
      this(new HashSet<>(), new HashSet<>(), new HashSet<>(), new HashSet<>());
    }

    /** Adds an object by its kind in {@code directory_change}. */
    void add(String kind, long object) {
      switch (kind) {
        case "PERSON" -> persons.add(object);
        case "GROUP" -> groups.add(object);
        case "ADMINISTRATOR" -> administrators.add(object);
        default -> domains.add(object);
      }
    }

    int size() {
      return persons.size() + groups.size() + domains.size() + administrators.size();
    }
  }
}
