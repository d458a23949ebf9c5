package org.carillon.mailbox.resource;

import java.util.Optional;
import org.carillon.store.item.ItemKey;

/**
 * A collection, or an item in one, whether or not it exists yet.
 *
 * @param collection the collection's id
 * @param key the item's key; empty for the collection itself
 */
public record ResourcePlace(long collection, Optional<ItemKey> key) {

  public static ResourcePlace of(long collection) {
    return new ResourcePlace(collection, Optional.empty());
  }

  public static ResourcePlace of(long collection, ItemKey key) {
    return new ResourcePlace(collection, Optional.of(key));
  }
}
