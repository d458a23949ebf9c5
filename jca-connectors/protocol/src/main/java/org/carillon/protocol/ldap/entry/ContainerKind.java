package org.carillon.protocol.ldap.entry;

import java.util.UUID;

/** The containers below each domain. */
public enum ContainerKind {
  PEOPLE("people"),
  GROUPS("groups");

  private final String word;

  ContainerKind(String word) {
    this.word = word;
  }

  /** Returns the container's id in a domain, derived from the domain's id. */
  public UUID idIn(UUID domain) {
    return new UUID(
        domain.getMostSignificantBits(), domain.getLeastSignificantBits() ^ 1L << 60 + ordinal());
  }

  /** Returns the value of the container's name. */
  public String word() {
    return word;
  }
}
