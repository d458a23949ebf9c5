package org.carillon.contract.source;

import java.util.List;
import java.util.Map;

/**
 * Somebody as a source knows him.
 *
 * @param id what the source calls him: a distinguished name, a user's name
 * @param attributes what it says of him, by its own names of attributes in lower case; none is
 *     empty
 */
public record SourcePerson(String id, Map<String, List<String>> attributes) {
  /** Copies. */
  public SourcePerson {
    attributes = Map.copyOf(attributes);
  }
}
