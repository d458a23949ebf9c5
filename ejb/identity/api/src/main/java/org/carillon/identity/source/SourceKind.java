package org.carillon.identity.source;

import java.util.Locale;

/** The kind of an identity source. */
public enum SourceKind {
  /** A directory, by LDAP (RFC 4511). */
  LDAP,
  /** A RADIUS server (RFC 2865). */
  RADIUS,
  /** A program that the server runs. */
  HELPER,
  /** An OpenID provider, to which browsers are redirected (OpenID Connect Core 1.0). */
  OIDC,
  /** An identity provider by SAML 2.0, to which browsers are redirected. */
  SAML,
  /** A Kerberos realm, whose tickets are decrypted by keys of this server (RFC 4120). */
  KERBEROS;

  /** Returns whether it checks passwords. */
  public boolean knowsPasswords() {
    return !sendsBrowsers() && !givesTickets();
  }

  /** Returns whether browsers are redirected to it. */
  public boolean sendsBrowsers() {
    return this == OIDC || this == SAML;
  }

  /** Returns whether browsers post its messages, because they are too long for a URL. */
  public boolean isPosted() {
    return this == SAML;
  }

  /** Returns whether users bring its tickets, so that no server is asked. */
  public boolean givesTickets() {
    return this == KERBEROS;
  }

  /** Returns the word that administrators write for this value. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the value that administrators write as {@code word}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static SourceKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
