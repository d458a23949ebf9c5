package org.carillon.store.item;

import java.util.Optional;

/** What became of an item since a state. */
public sealed interface ItemChange {

  /**
   * It came, another came in its place under the same key, or its flags changed. This is how it is
   * now.
   */
  record Changed(ItemEntry item) implements ItemChange {}

  /**
   * It went, and nothing has its key now. One that came and went between two answers may be told of
   * by this alone.
   */
  record Removed(long uid, Optional<ItemKey> key) implements ItemChange {}
}
