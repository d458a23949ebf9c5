package org.carillon.mailauth.dkim.key;

import java.util.Arrays;
import java.util.Optional;

/** The algorithms for signing messages (RFC 8301 §3, RFC 8463 §3). */
public enum SignatureAlgorithm {
  RSA_SHA256("rsa-sha256", "rsa"),
  ED25519_SHA256("ed25519-sha256", "ed25519");

  private final String tag;
  private final String keyType;

  SignatureAlgorithm(String tag, String keyType) {
    this.tag = tag;
    this.keyType = keyType;
  }

  /** Returns the name in signatures: {@code a=}. */
  public String tag() {
    return tag;
  }

  /** Returns the name in key records: {@code k=}. */
  public String keyType() {
    return keyType;
  }

  /** Returns the algorithm with that name in signatures, or empty if there is none. */
  public static Optional<SignatureAlgorithm> ofTag(String tag) {
    return Arrays.stream(values()).filter(each -> each.tag.equalsIgnoreCase(tag)).findFirst();
  }

  /** Returns the algorithm with that name in key records, or empty if there is none. */
  public static Optional<SignatureAlgorithm> ofKeyType(String type) {
    return Arrays.stream(values()).filter(each -> each.keyType.equalsIgnoreCase(type)).findFirst();
  }
}
