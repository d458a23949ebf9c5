package org.carillon.protocol.ldap.entry;

import java.util.UUID;

/** What there is below each domain. */
public enum UnitKind {
  /** Accounts. */
  PEOPLE("people"),
  /** Groups. */
  GROUPS("groups");

  private final String word;

  UnitKind(String word) {
    this.word = word;
  }

  /** Its id in a domain, made of that one's. */
  public UUID idIn(UUID domain) {
    return new UUID(
        domain.getMostSignificantBits(), domain.getLeastSignificantBits() ^ 1L << 60 + ordinal());
  }

  /** The value of its name. */
  public String word() {
    return word;
  }
}
