package org.carillon.identity.source;

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
  OIDC,
  /** An identity provider by SAML 2.0, to which browsers are sent. */
  SAML,
  /** A Kerberos realm, whose tickets are read by keys of this server (RFC 4120). */
  KERBEROS;

  /** Whether passwords are shown to it. */
  public boolean knowsPasswords() {
    return !sendsBrowsers() && !givesTickets();
  }

  /** Whether browsers are sent to it. */
  public boolean sendsBrowsers() {
    return this == OIDC || this == SAML;
  }

  /** Whether browsers post what it says, since it is too long for an address. */
  public boolean isPosted() {
    return this == SAML;
  }

  /** Whether people bring tickets of it, and nobody is asked. */
  public boolean givesTickets() {
    return this == KERBEROS;
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
