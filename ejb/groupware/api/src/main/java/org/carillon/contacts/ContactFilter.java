package org.carillon.contacts;

import java.util.List;

/**
 * A filter for contacts (RFC 6352 §10.5).
 *
 * @param all whether all conditions must hold; otherwise one is enough
 * @param properties the conditions; without any, every contact matches
 */
public record ContactFilter(boolean all, List<CardPropertyFilter> properties) {
  /** The maximum number of conditions. */
  public static final int MOST = 100;

  /** A filter that every contact matches. */
  public static final ContactFilter EVERY = new ContactFilter(true, List.of());

  public ContactFilter {
    properties = List.copyOf(properties);
  }
}
