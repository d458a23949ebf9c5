package org.carillon.account.resource;

import java.util.Locale;

/** What a resource is (RFC 5545 §3.2.3 tells rooms from other resources). */
public enum ResourceSort {
  ROOM,
  VEHICLE,
  EQUIPMENT;

  /** As it is declared. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its declared word. */
  public static ResourceSort of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
