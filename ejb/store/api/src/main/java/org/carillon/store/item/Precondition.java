package org.carillon.store.item;

import java.util.Optional;
import java.util.Set;

/**
 * The precondition that the item with a key must meet for a change to be made (RFC 9110 §13.1). It
 * is evaluated in the transaction of the change.
 */
public sealed interface Precondition {

  /** No precondition. */
  record Always() implements Precondition {}

  /** An item exists and has one of these tags ({@code If-Match}). */
  record Match(Set<EntityTag> tags) implements Precondition {
    public Match {
      tags = Set.copyOf(tags);
    }
  }

  /** An item exists ({@code If-Match: *}). */
  record Present() implements Precondition {}

  /** No item exists with one of these tags ({@code If-None-Match}). */
  record NoneMatch(Set<EntityTag> tags) implements Precondition {
    public NoneMatch {
      tags = Set.copyOf(tags);
    }
  }

  /** No item exists ({@code If-None-Match: *}). */
  record Absent() implements Precondition {}

  /**
   * Returns whether the precondition holds.
   *
   * @param there the tag of the existing item; empty if there is none
   */
  default boolean holds(Optional<EntityTag> there) {
    return switch (this) {
      case Always() -> true;
      case Match(Set<EntityTag> tags) -> there.isPresent() && tags.contains(there.get());
      case Present() -> there.isPresent();
      case NoneMatch(Set<EntityTag> tags) -> there.isEmpty() || !tags.contains(there.get());
      case Absent() -> there.isEmpty();
    };
  }
}
