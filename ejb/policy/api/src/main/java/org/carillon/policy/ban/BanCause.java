package org.carillon.policy.ban;

import java.util.Locale;

/** What a ban was made for. */
public enum BanCause {
  /** An administrator said so. */
  MANUAL,
  /** Too many wrong passwords, again and again. */
  GUESSING,
  /** Too much in too short a time, again and again. */
  RATE,
  /** Too many recipients that do not exist. */
  RECIPIENTS,
  /** Mail to an address that nobody but a harvester can know. */
  TRAP;

  /** As tables, REST and pages call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The one of that word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BanCause of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
