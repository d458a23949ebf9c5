package org.carillon.store.item;

import java.util.Optional;
import java.util.Set;

/**
 * What must hold of the item that has a key, for a change to be made (RFC 9110 §13.1). It is asked
 * in the very transaction of the change.
 */
public sealed interface Precondition {

  /** Nothing. */
  record Always() implements Precondition {}

  /** {@code If-Match}: there is one, with one of these tags. */
  record Match(Set<EntityTag> tags) implements Precondition {
    /** Keeps a copy. */
    public Match {
      tags = Set.copyOf(tags);
    }
  }

  /** {@code If-Match: *}: there is one. */
  record Present() implements Precondition {}

  /** {@code If-None-Match}: there is none with one of these tags. */
  record NoneMatch(Set<EntityTag> tags) implements Precondition {
    /** Keeps a copy. */
    public NoneMatch {
      tags = Set.copyOf(tags);
    }
  }

  /** {@code If-None-Match: *}: there is none. */
  record Absent() implements Precondition {}

  /** Whether it holds of the item that is there; empty when there is none. */
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
