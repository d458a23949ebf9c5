package org.carillon.identity.oauth;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** By what a client gets tokens. Neither passwords nor the implicit grant do (RFC 9700 §2). */
public enum OAuthGrantType {
  /** By the browser (RFC 6749 §4.1). */
  AUTHORIZATION_CODE("authorization_code"),
  /** By the token before (RFC 6749 §6). */
  REFRESH_TOKEN("refresh_token"),
  /** By another device, that has a browser (RFC 8628). */
  DEVICE_CODE("urn:ietf:params:oauth:grant-type:device_code");

  private final String word;

  OAuthGrantType(String word) {
    this.word = word;
  }

  /** As clients say it. */
  public String word() {
    return word;
  }

  /** The one that is called so. */
  public static Optional<OAuthGrantType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  /** Those that are called so, in a fixed order. */
  public static List<OAuthGrantType> all(List<String> words) {
    return Arrays.stream(values()).filter(type -> words.contains(type.word)).toList();
  }
}
