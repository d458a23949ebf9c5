package org.carillon.policy.dkim;

import java.util.Locale;

/** The states of a domain's key. */
public enum DomainKeyState {
  /** The key does not sign until its record is published. */
  PREPARED,
  /** The key signs the domain's mail. */
  ACTIVE,
  /** The key signs no new mail. Its record stays published for mail on the way. */
  RETIRED;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static DomainKeyState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
