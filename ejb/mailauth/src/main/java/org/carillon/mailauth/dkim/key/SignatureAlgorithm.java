package org.carillon.mailauth.dkim.key;

import java.util.Arrays;
import java.util.Optional;

/** The algorithms by which messages are signed (RFC 8301 §3, RFC 8463 §3). */
public enum SignatureAlgorithm {
  RSA_SHA256("rsa-sha256", "rsa"),
  ED25519_SHA256("ed25519-sha256", "ed25519");

  private final String tag;
  private final String keyType;

  SignatureAlgorithm(String tag, String keyType) {
    this.tag = tag;
    this.keyType = keyType;
  }

  /** As signatures call it: {@code a=}. */
  public String tag() {
    return tag;
  }

  /** As key records call it: {@code k=}. */
  public String keyType() {
    return keyType;
  }

  /** The one that signatures call so. */
  public static Optional<SignatureAlgorithm> ofTag(String tag) {
    return Arrays.stream(values()).filter(each -> each.tag.equalsIgnoreCase(tag)).findFirst();
  }

  /** The one that key records call so. */
  public static Optional<SignatureAlgorithm> ofKeyType(String type) {
    return Arrays.stream(values()).filter(each -> each.keyType.equalsIgnoreCase(type)).findFirst();
  }
}
