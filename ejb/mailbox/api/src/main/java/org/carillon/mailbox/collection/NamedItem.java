package org.carillon.mailbox.collection;

import org.carillon.store.item.ItemEntry;

/**
 * An item that was found by its name.
 *
 * @param in the collection that it is in
 */
public record NamedItem(CollectionEntry in, ItemEntry entry) {}
