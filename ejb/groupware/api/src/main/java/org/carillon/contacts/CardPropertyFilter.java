package org.carillon.contacts;

import java.util.List;

/**
 * A condition on the properties of a name (RFC 6352 §10.5.1). One of the properties must meet it.
 *
 * @param name the name of the property, in upper case, with a group and a dot in front if only that
 *     group is meant
 * @param absent whether the property must be absent; then the rest is ignored
 * @param all whether the property must meet all of the following conditions; otherwise one is
 *     enough
 * @param texts the conditions on its value
 * @param parameters the conditions on its parameters. Without these and without texts, the property
 *     must only be present.
 */
public record CardPropertyFilter(
    String name,
    boolean absent,
    boolean all,
    List<CardTextMatch> texts,
    List<CardParameterFilter> parameters) {
  public CardPropertyFilter {
    texts = List.copyOf(texts);
    parameters = List.copyOf(parameters);
  }
}
