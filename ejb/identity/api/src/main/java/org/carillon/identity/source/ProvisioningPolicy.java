package org.carillon.identity.source;

import java.util.Locale;

/** Says when accounts are created for users whom a source knows. */
public enum ProvisioningPolicy {
  /** Never: a user without an account cannot sign in. */
  NEVER,
  /** The account is created at the user's first sign-in. */
  SIGN_IN,
  /**
   * The account is created at the first sign-in, or when the first message for the user arrives.
   */
  MAIL;

  /** Returns the word that administrators write for this value. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the value that administrators write as {@code word}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ProvisioningPolicy of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
