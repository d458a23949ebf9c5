package org.carillon.contract.call;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;

/** A hash algorithm for digest authentication (RFC 8760 §2). */
public enum DigestAlgorithm {
  MD5("MD5", "MD5"),
  SHA_256("SHA-256", "SHA-256");

  private final String token;

  /** Cloned for each use, because looking up an algorithm takes longer than hashing. */
  private final MessageDigest prototype;

  DigestAlgorithm(String token, String digest) {
    this.token = token;
    try {
      this.prototype = MessageDigest.getInstance(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + digest, e);
    }
  }

  /** Returns the name that the {@code algorithm} parameter has. */
  public String token() {
    return token;
  }

  byte[] hash(byte[] octets) {
    try {
      return ((MessageDigest) prototype.clone()).digest(octets);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the platform's own digests can be cloned", e);
    }
  }

  /** Returns the algorithm that a parameter names; null means MD5 (RFC 7616 §3.4). */
  public static Optional<DigestAlgorithm> named(String token) {
    if (token == null) {
      return Optional.of(MD5);
    }
    return switch (token.toUpperCase(Locale.ROOT)) {
      case "MD5" -> Optional.of(MD5);
      case "SHA-256" -> Optional.of(SHA_256);
      default -> Optional.empty();
    };
  }
}
