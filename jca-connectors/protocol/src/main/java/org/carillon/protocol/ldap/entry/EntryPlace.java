package org.carillon.protocol.ldap.entry;

/** What a distinguished name stands for in the tree. */
public sealed interface EntryPlace {

  /** The root: the server itself (RFC 4512 §5.1). */
  record Root() implements EntryPlace {}

  /** The schema. */
  record SubschemaEntry() implements EntryPlace {}

  /** The entry above all domains. */
  record Suffix() implements EntryPlace {}

  /** A domain. */
  record Domain(String domain) implements EntryPlace {}

  /** What holds those of one kind in a domain. */
  record Unit(String domain, UnitKind kind) implements EntryPlace {}

  /** An account. */
  record Person(String domain, String localPart) implements EntryPlace {
    /** Its address. */
    public String address() {
      return localPart + "@" + domain;
    }
  }

  /** A group. */
  record Group(String domain, String localPart) implements EntryPlace {
    /** Its address. */
    public String address() {
      return localPart + "@" + domain;
    }
  }

  /** Nothing that could be there. */
  record Nowhere() implements EntryPlace {}
}
