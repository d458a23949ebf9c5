package org.carillon.dav.header;

import java.util.Locale;
import java.util.Optional;

/** How far below a resource a request reaches (RFC 4918 §10.2). */
public enum Depth {
  /** The resource alone. */
  ZERO("0"),
  /** And those directly in it. */
  ONE("1"),
  /** And all below it. */
  INFINITY("infinity");

  private final String written;

  Depth(String written) {
    this.written = written;
  }

  /** As it is written. */
  public String written() {
    return written;
  }

  /**
   * Reads it.
   *
   * @param field null where there is none
   * @param otherwise what none means
   * @return empty when it is malformed
   */
  public static Optional<Depth> parse(String field, Depth otherwise) {
    if (field == null) {
      return Optional.of(otherwise);
    }
    return switch (field.strip().toLowerCase(Locale.ROOT)) {
      case "0" -> Optional.of(ZERO);
      case "1" -> Optional.of(ONE);
      case "infinity" -> Optional.of(INFINITY);
      default -> Optional.empty();
    };
  }
}
