package org.carillon.contract.tree;

import java.util.List;

/**
 * What happened since a place in the course of changes.
 *
 * @param changes in the order of their numbers; some may have been told before
 * @param place to ask with for what happens later
 */
public record ChangedEntries(List<ChangedEntry> changes, String place) {

  /** How many changes are told at most; who missed more reads all anew. */
  public static final int MOST = 50_000;

  /** Copies. */
  public ChangedEntries {
    changes = List.copyOf(changes);
  }
}
