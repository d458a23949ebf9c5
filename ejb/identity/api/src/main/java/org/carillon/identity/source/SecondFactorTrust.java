package org.carillon.identity.source;

import java.util.Locale;

/** Who sees to the second factors of people who come from a source. */
public enum SecondFactorTrust {
  /** This server, as after a password. */
  OURS,
  /** The source, where it says that it asked for one; else this server. */
  SAID,
  /** The source, whatever it says. */
  THEIRS;

  /** As administrators say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SecondFactorTrust of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
