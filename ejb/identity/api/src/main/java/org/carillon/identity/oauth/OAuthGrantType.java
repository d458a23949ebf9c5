package org.carillon.identity.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The ways in which a client gets tokens. Not the password or implicit grant (RFC 9700 §2). */
public enum OAuthGrantType {
  /** An authorization code that comes by the browser (RFC 6749 §4.1). */
  AUTHORIZATION_CODE("authorization_code"),
  /** A refresh token (RFC 6749 §6). */
  REFRESH_TOKEN("refresh_token"),
  /** Consent on another device that has a browser (RFC 8628). */
  DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code");

  private final String word;

  OAuthGrantType(String word) {
    this.word = word;
  }

  /** Returns the word that clients send for this value. */
  public String word() {
    return word;
  }

  /** Returns the value that clients send as {@code word}, or empty if there is none. */
  public static Optional<OAuthGrantType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /** Returns the values for the words, in a fixed order. */
  public static List<OAuthGrantType> all(List<String> words) {
    return Arrays.stream(values()).filter(type -> words.contains(type.word)).toList();
  }
}
