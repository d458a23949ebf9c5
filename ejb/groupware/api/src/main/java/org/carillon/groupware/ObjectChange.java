package org.carillon.groupware;

import org.carillon.store.item.ItemKey;

/** What became of an object since a state. */
public sealed interface ObjectChange {

  /** It came, or another came in its place under the same key. This is how it is now. */
  record Changed(ObjectEntry object) implements ObjectChange {}

  /** It went, and nothing has its key now. */
  record Removed(ItemKey key) implements ObjectChange {}
}
