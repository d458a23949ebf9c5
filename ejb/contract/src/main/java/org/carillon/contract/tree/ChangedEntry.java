package org.carillon.contract.tree;

import java.util.UUID;

/**
 * A change of an entry of the tree: it was added, changed, renamed or deleted. Its present values
 * have to be read separately.
 *
 * @param number the number of the change; later changes have higher numbers, except for those made
 *     at the same time
 * @param id the entry's id
 * @param domain the name of its domain
 * @param key its name within its type before the change
 */
public record ChangedEntry(
    long number, TreeKind kind, UUID id, ChangeType changeType, String domain, String key) {

  /** The kind of change. */
  public enum ChangeType {
    /** The entry was created or restored. */
    ADDED,
    CHANGED,
    /** Its name changed, and perhaps its values. */
    RENAMED,
    DELETED
  }
}
