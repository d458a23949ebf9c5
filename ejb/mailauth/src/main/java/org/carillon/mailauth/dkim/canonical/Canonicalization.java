package org.carillon.mailauth.dkim.canonical;

import java.util.Optional;

/** The treatment of white space in a canonical form (RFC 6376 §3.4). */
public enum Canonicalization {
  SIMPLE,
  RELAXED;

  public static Optional<Canonicalization> of(String word) {
    return switch (word) {
      case "simple" -> Optional.of(SIMPLE);
      case "relaxed" -> Optional.of(RELAXED);
      default -> Optional.empty();
    };
  }
}
