package org.carillon.contract.tree;

import java.util.List;

/**
 * The changes since a position in the log of changes.
 *
 * @param changes in the order of their numbers; some may have been returned before
 * @param place the position to pass to the next call
 */
public record ChangedEntries(List<ChangedEntry> changes, String place) {

  /** The maximum number of changes in one answer; a caller that missed more reads all anew. */
  public static final int MOST = 50_000;

  public ChangedEntries {
    changes = List.copyOf(changes);
  }
}
