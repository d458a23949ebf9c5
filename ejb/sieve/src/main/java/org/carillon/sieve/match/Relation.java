package org.carillon.sieve.match;

import java.util.Locale;
import java.util.Optional;

/** A relation of {@code :count} and {@code :value} (RFC 5231 §3). */
public enum Relation {
  GT,
  GE,
  LT,
  LE,
  EQ,
  NE;

  public static Optional<Relation> named(String name) {
    for (Relation relation : values()) {
      if (relation.name().equals(name.toUpperCase(Locale.ROOT))) {
        return Optional.of(relation);
      }
    }
    return Optional.empty();
  }

  /** Returns whether it holds for this result of a comparison. */
  boolean holds(int comparison) {
    return switch (this) {
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
      case EQ -> comparison == 0;
      case NE -> comparison != 0;
    };
  }
}
