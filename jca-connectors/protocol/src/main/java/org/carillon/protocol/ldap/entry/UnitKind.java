package org.carillon.protocol.ldap.entry;

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

  /** The value of its name. */
  public String word() {
    return word;
  }
}
