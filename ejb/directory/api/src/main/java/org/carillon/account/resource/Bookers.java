package org.carillon.account.resource;

import java.util.Locale;

/** Who may book a resource. */
public enum Bookers {
  /** Everybody, also from outside. */
  ANYBODY,
  /** The accounts of its domain. */
  DOMAIN,
  /** Those who are named. */
  NAMED,
  /** Nobody. */
  NOBODY;

  /** As it is declared. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its declared word. */
  public static Bookers of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
