package org.carillon.store.item;

import java.util.Optional;

/** The change of an item since a state. */
public sealed interface ItemChange {

  /**
   * The item was added, replaced another under the same key, or its flags changed.
   *
   * @param item the item as it is now
   */
  record Changed(ItemEntry item) implements ItemChange {}

  /**
   * The item was removed, and no item has its key now. An item that was added and removed between
   * two responses may be reported by this alone.
   */
  record Removed(long uid, Optional<ItemKey> key) implements ItemChange {}
}
