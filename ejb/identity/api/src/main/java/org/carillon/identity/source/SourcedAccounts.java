package org.carillon.identity.source;

import java.util.Locale;

/** When accounts are made of whom a source knows. */
public enum SourcedAccounts {
  /** Never: whoever has none can't sign in. */
  NEVER,
  /** When somebody first signs in. */
  SIGN_IN,
  /** Besides, when mail first comes for somebody. */
  MAIL;

  /** As administrators say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SourcedAccounts of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
