package org.carillon.account.internal.image;

import java.util.List;
import java.util.Set;

/**
 * Objects as they are now, in the place of what was known of them: those that were looked for and
 * are not there are gone.
 */
record ImageChange(
    Set<Long> personIds,
    List<PersonRecord.Known> persons,
    Set<Long> groupIds,
    List<DirectoryLines.Group> groups,
    Set<Long> domainIds,
    List<DirectoryLines.Domain> domains,
    Set<Long> administratorIds,
    List<DirectoryView.Administrator> administrators) {

  boolean isEmpty() {
    return personIds.isEmpty()
        && groupIds.isEmpty()
        && domainIds.isEmpty()
        && administratorIds.isEmpty();
  }
}
