package org.carillon.protocol.ldap.entry;

/** The meaning of a distinguished name in the tree. */
public sealed interface EntryPlace {

  /** The root DSE: the server itself (RFC 4512 §5.1). */
  record Root() implements EntryPlace {}

  record SubschemaEntry() implements EntryPlace {}

  /** The entry above all domains. */
  record Suffix() implements EntryPlace {}

  record Domain(String domain) implements EntryPlace {}

  /** The container for a kind in a domain. */
  record Unit(String domain, UnitKind kind) implements EntryPlace {}

  record Person(String domain, String localPart) implements EntryPlace {
    public String address() {
      return localPart + "@" + domain;
    }
  }

  record Group(String domain, String localPart) implements EntryPlace {
    public String address() {
      return localPart + "@" + domain;
    }
  }

  /** A name that no entry can have. */
  record Nowhere() implements EntryPlace {}
}
