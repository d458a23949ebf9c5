package org.carillon.dav.header;

import java.util.Locale;
import java.util.Optional;

/** The value of the Depth field (RFC 4918 §10.2). */
public enum Depth {
  /** The resource only. */
  ZERO("0"),
  /** The resource and its direct members. */
  ONE("1"),
  /** The resource and everything below it. */
  INFINITY("infinity");

  private final String written;

  Depth(String written) {
    this.written = written;
  }

  public String written() {
    return written;
  }

  /**
   * Reads the field.
   *
   * @param field null if there is none
   * @param otherwise the value if there is none
   * @return empty if it is malformed
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
