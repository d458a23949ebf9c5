package org.carillon.mailauth.dmarc;

import java.util.Locale;
import java.util.Optional;

/**
 * What a domain wants done with mail that fails (RFC 9989 §4.7, {@code p}); from mild to strict.
 */
public enum DmarcPolicy {
  NONE,
  QUARANTINE,
  REJECT;

  /** As records and reports say it. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a keyword, in any case; empty for what is none. */
  public static Optional<DmarcPolicy> of(String keyword) {
    return switch (keyword.toLowerCase(Locale.ROOT)) {
      case "none" -> Optional.of(NONE);
      case "quarantine" -> Optional.of(QUARANTINE);
      case "reject" -> Optional.of(REJECT);
      default -> Optional.empty();
    };
  }

  /** What is done of it while the domain tests (RFC 9989 §4.7, {@code t}). */
  public DmarcPolicy milder() {
    return this == REJECT ? QUARANTINE : NONE;
  }
}
