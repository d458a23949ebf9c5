package org.carillon.mailauth.dmarc;

import java.util.Locale;
import java.util.Optional;

/** A domain's policy for failing mail (RFC 9989 §4.7, {@code p}), from mild to strict. */
public enum DmarcPolicy {
  NONE,
  QUARANTINE,
  REJECT;

  /** Returns the keyword in records and reports. */
  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the policy with a keyword, compared without case, or empty if there is none. */
  public static Optional<DmarcPolicy> of(String keyword) {
    return switch (keyword.toLowerCase(Locale.ROOT)) {
      case "none" -> Optional.of(NONE);
      case "quarantine" -> Optional.of(QUARANTINE);
      case "reject" -> Optional.of(REJECT);
      default -> Optional.empty();
    };
  }

  /** Returns the policy that applies while the domain tests (RFC 9989 §4.7, {@code t}). */
  public DmarcPolicy milder() {
    return this == REJECT ? QUARANTINE : NONE;
  }
}
