package org.carillon.account.resource;

import java.util.Locale;

/** The people who may book a resource. */
public enum BookingPermission {
  /** Everybody, from inside and outside. */
  ANYBODY,
  /** The accounts of its domain. */
  DOMAIN,
  /** The people who are listed by name. */
  NAMED,
  /** Nobody may book. */
  NOBODY;

  /** Returns the word under which the value is declared. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the value with this declared word. */
  public static BookingPermission of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
