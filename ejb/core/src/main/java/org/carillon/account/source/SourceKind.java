package org.carillon.account.source;

import java.util.Locale;

/** How a source is asked. */
public enum SourceKind {
  /** A directory, by LDAP (RFC 4511). */
  LDAP,
  /** A RADIUS server (RFC 2865). */
  RADIUS,
  /** A program that the server runs. */
  HELPER;

  /** As administrators say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a word.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static SourceKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
