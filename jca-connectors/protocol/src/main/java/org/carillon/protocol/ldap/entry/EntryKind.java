package org.carillon.protocol.ldap.entry;

/** The meaning of a distinguished name in the tree. */
public sealed interface EntryKind {

  /** The root DSE: the server itself (RFC 4512 §5.1). */
  record Root() implements EntryKind {}

  record SubschemaEntry() implements EntryKind {}

  /** The entry above all domains. */
  record Suffix() implements EntryKind {}

  record Domain(String domain) implements EntryKind {}

  record Unit(String domain, ContainerKind kind) implements EntryKind {}

  record Person(String domain, String localPart) implements EntryKind {
    public String address() {
      return localPart + "@" + domain;
    }
  }

  record Group(String domain, String localPart) implements EntryKind {
    public String address() {
      return localPart + "@" + domain;
    }
  }

  /** A name that no entry can have. */
  record Nowhere() implements EntryKind {}
}
