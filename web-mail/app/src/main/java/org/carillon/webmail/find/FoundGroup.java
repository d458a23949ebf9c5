package org.carillon.webmail.find;

import java.util.List;

/**
 * What was found of one kind.
 *
 * @param more where all of it is shown; empty where that is here
 */
public record FoundGroup(FoundKind kind, List<FoundThing> all, String more) {
  /** Keeps a copy. */
  public FoundGroup {
    all = List.copyOf(all);
  }
}
