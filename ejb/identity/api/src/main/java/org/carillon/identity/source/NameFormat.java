package org.carillon.identity.source;

import java.util.Locale;

/** Which kind of name a SAML provider is asked to call people by (SAML 2.0 Core §8.3). */
public enum NameFormat {
  /** What it likes. */
  ANY(""),
  /** A mail address. */
  EMAIL("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"),
  /** One that stays, and means nothing elsewhere. */
  PERSISTENT("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
  /** Another one each time. */
  TRANSIENT("urn:oasis:names:tc:SAML:2.0:nameid-format:transient");

  private final String format;

  NameFormat(String format) {
    this.format = format;
  }

  /** As SAML says it; empty for any. */
  public String format() {
    return format;
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
  public static NameFormat of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
