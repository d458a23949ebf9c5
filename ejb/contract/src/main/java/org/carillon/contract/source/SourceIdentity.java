package org.carillon.contract.source;

import java.util.List;
import java.util.Map;

/**
 * A user as a source knows them.
 *
 * @param id the source's name for the user: a distinguished name or a user name
 * @param attributes the user's attributes, by the source's own attribute names in lower case; none
 *     is empty
 */
public record SourceIdentity(String id, Map<String, List<String>> attributes) {
  public SourceIdentity {
    attributes = Map.copyOf(attributes);
  }
}
