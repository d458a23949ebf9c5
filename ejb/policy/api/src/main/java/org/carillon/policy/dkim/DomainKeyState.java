package org.carillon.policy.dkim;

import java.util.Locale;

/** What a domain's key is used for. */
public enum DomainKeyState {
  /** Nothing is signed by it until its record is published. */
  PREPARED,
  /** The domain's mail is signed by it. */
  ACTIVE,
  /** Nothing new is signed by it; its record stays for mail on the way. */
  RETIRED;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with this word. */
  public static DomainKeyState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
