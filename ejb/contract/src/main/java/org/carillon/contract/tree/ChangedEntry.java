package org.carillon.contract.tree;

import java.util.UUID;

/**
 * That an entry of the tree became another, came or went. What it is now is asked for.
 *
 * @param number of the change; later ones have higher numbers, but for those made at the same time
 * @param id the entry's
 * @param domain the name of its domain
 * @param key what named it in its type before the change
 */
public record ChangedEntry(
    long number, TreeKind kind, UUID id, Deed deed, String domain, String key) {

  /** What was done. */
  public enum Deed {
    /** It is new, or there again. */
    ADDED,
    /** It says something else. */
    CHANGED,
    /** It is called otherwise, and may say something else. */
    RENAMED,
    /** It is not there any more. */
    DELETED
  }
}
