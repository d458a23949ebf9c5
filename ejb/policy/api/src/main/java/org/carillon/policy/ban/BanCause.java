package org.carillon.policy.ban;

import java.util.Locale;

/** The reasons for bans. */
public enum BanCause {
  /** An administrator made the ban. */
  MANUAL,
  /** Too many wrong passwords, repeatedly. */
  GUESSING,
  /** Too many requests in too short a time, repeatedly. */
  RATE,
  /** Too many recipients that do not exist. */
  RECIPIENTS,
  /** Mail to an address that only a harvester can know. */
  TRAP;

  /** Returns the word that tables, REST and pages use. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the cause with this word.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static BanCause of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
