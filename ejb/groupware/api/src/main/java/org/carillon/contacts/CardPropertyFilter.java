package org.carillon.contacts;

import java.util.List;

/**
 * A condition on the properties of a name (RFC 6352 §10.5.1): one of them must meet it.
 *
 * @param name in upper case; before it a group and a dot where only that group is meant
 * @param absent whether there must be no such property; then the rest does not count
 * @param all whether all of what follows must hold of the property; else one of them
 * @param texts what its value must be like
 * @param parameters what its parameters must be like; without these and texts it must be there
 */
public record CardPropertyFilter(
    String name,
    boolean absent,
    boolean all,
    List<CardTextMatch> texts,
    List<CardParameterFilter> parameters) {
  /** Keeps copies. */
  public CardPropertyFilter {
    texts = List.copyOf(texts);
    parameters = List.copyOf(parameters);
  }
}
