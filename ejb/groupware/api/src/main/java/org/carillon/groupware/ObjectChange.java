package org.carillon.groupware;

import org.carillon.store.item.ItemKey;

/** A change of an object since a state. */
public sealed interface ObjectChange {

  /** The object was added, or replaced under the same key. This is its current entry. */
  record Changed(ObjectEntry object) implements ObjectChange {}

  /** The object was removed, and no object has its key now. */
  record Removed(ItemKey key) implements ObjectChange {}
}
