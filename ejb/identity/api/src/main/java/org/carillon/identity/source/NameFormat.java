package org.carillon.identity.source;

import java.util.Locale;

/** The format of names that a SAML provider is asked for (SAML 2.0 Core §8.3). */
public enum NameFormat {
  /** Any format that the provider chooses. */
  ANY(""),
  /** A mail address. */
  EMAIL("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"),
  /** A name that stays the same and has no meaning for other services. */
  PERSISTENT("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
  /** A different name at each sign-in. */
  TRANSIENT("urn:oasis:names:tc:SAML:2.0:nameid-format:transient");

  private final String format;

  NameFormat(String format) {
    this.format = format;
  }

  /** Returns the format's name in SAML; empty for any. */
  public String format() {
    return format;
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
  public static NameFormat of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
