package org.carillon.contacts;

import java.util.List;

/**
 * What contacts are wanted (RFC 6352 §10.5).
 *
 * @param all whether all conditions must hold; else one of them
 * @param properties the conditions; without any every contact is wanted
 */
public record ContactFilter(boolean all, List<CardPropertyFilter> properties) {
  /** The most conditions. */
  public static final int MOST = 100;

  /** Every contact. */
  public static final ContactFilter EVERY = new ContactFilter(true, List.of());

  /** Keeps a copy. */
  public ContactFilter {
    properties = List.copyOf(properties);
  }
}
