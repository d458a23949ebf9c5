package org.carillon.contract.tree;

import java.util.List;
import java.util.UUID;

/** What holds of entries that are wanted, as far as an index can tell it. */
public sealed interface TreeCondition {

  /** Holds of all. */
  record All() implements TreeCondition {}

  /** Holds of none. */
  record None() implements TreeCondition {}

  /** Each of these holds. */
  record Each(List<TreeCondition> conditions) implements TreeCondition {
    /** Copies. */
    public Each {
      conditions = List.copyOf(conditions);
    }
  }

  /** One of these holds at least. */
  record Any(List<TreeCondition> conditions) implements TreeCondition {
    /** Copies. */
    public Any {
      conditions = List.copyOf(conditions);
    }
  }

  /** Its id is this. */
  record Id(UUID id) implements TreeCondition {}

  /** One of its addresses is this, or a domain's name, in whatever form. */
  record Address(String address) implements TreeCondition {}

  /** One of its addresses has this before its @. */
  record LocalPart(String localPart) implements TreeCondition {}

  /**
   * What stands before the @ in one of its addresses, or the number it is called by, has this in
   * it, whatever the case.
   */
  record LocalPartWith(String part) implements TreeCondition {}

  /** An account with this before the @ of one of its addresses is in it. */
  record Member(String localPart) implements TreeCondition {}

  /** One of its addresses has this in it, whatever the case. */
  record AddressWith(String part) implements TreeCondition {}

  /** What is said of whose it is, or its own local part, has this in it, whatever the case. */
  record TextWith(String part) implements TreeCondition {}
}
