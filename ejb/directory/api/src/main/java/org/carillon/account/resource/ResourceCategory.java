package org.carillon.account.resource;

import java.util.Locale;

/** The kinds of resource (RFC 5545 §3.2.3 distinguishes rooms from other resources). */
public enum ResourceCategory {
  ROOM,
  VEHICLE,
  EQUIPMENT;

  /** Returns the word under which the value is declared. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the value with this declared word. */
  public static ResourceCategory of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
