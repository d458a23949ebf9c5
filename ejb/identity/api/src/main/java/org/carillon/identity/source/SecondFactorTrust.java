package org.carillon.identity.source;

import java.util.Locale;

/** Says which side checks the second factors of users who come from a source. */
public enum SecondFactorTrust {
  /** This server checks them, as after a password. */
  OURS,
  /** The source, if it says that it asked for a second factor; otherwise this server. */
  SAID,
  /** The source. This server asks for none, whatever the source says. */
  THEIRS;

  /** Returns the word that administrators write for this value. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the value that administrators write as {@code word}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SecondFactorTrust of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
