package org.carillon.account.source;

import java.util.Locale;

/** How a source is asked. */
public enum SourceKind {
  /** A directory, by LDAP (RFC 4511). */
  LDAP,
  /** A RADIUS server (RFC 2865). */
  RADIUS,
  /** A program that the server runs. */
  HELPER,
  /** An OpenID provider, to which browsers are sent (OpenID Connect Core 1.0). */
  OIDC;

  /** Whether passwords are shown to it; else browsers are sent to it. */
  public boolean knowsPasswords() {
    return this != OIDC;
  }

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
