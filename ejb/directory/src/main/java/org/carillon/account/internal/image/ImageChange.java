package org.carillon.account.internal.image;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The present state of changed objects. Those looked up and not found no longer exist. */
record ImageChange(
    Ids ids,
    List<PersonRecord.Known> persons,
    List<KnownGroup> groups,
    List<AddressLookup.Domain> domains,
    List<DirectoryView.Administrator> administrators) {

  boolean isEmpty() {
    return ids.size() == 0;
  }

  /**
   * A group or a forwarder.
   *
   * @param in the ids of the groups of which it is a member
   */
  record KnownGroup(AddressLookup.Group group, List<Long> in) {}

  /** The ids of the objects that were looked up. */
  record Ids(Set<Long> persons, Set<Long> groups, Set<Long> domains, Set<Long> administrators) {
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
