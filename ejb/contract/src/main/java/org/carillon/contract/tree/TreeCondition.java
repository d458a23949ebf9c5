package org.carillon.contract.tree;

import java.util.List;
import java.util.UUID;

/** A condition on entries that an index can evaluate. */
public sealed interface TreeCondition {

  record All() implements TreeCondition {}

  record None() implements TreeCondition {}

  /** Matches if all of the conditions match. */
  record Each(List<TreeCondition> conditions) implements TreeCondition {
    public Each {
      conditions = List.copyOf(conditions);
    }
  }

  /** Matches if at least one of the conditions matches. */
  record Any(List<TreeCondition> conditions) implements TreeCondition {
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  record Id(UUID id) implements TreeCondition {}

  /** One of the entry's addresses, or a domain's name, is this in any spelling. */
  record Address(String address) implements TreeCondition {}

  /** One of the entry's addresses has this local part. */
  record LocalPart(String localPart) implements TreeCondition {}

  /** The local part of an address of the entry, or its telephone number, contains this. */
  record LocalPartWith(String part) implements TreeCondition {}

  /** The group has a member account with this local part in one of its addresses. */
  record Member(String localPart) implements TreeCondition {}

  /** One of the entry's addresses contains this, ignoring case. */
  record AddressWith(String part) implements TreeCondition {}

  /** The text about the owner, or the entry's own local part, contains this, ignoring case. */
  record TextWith(String part) implements TreeCondition {}
}
