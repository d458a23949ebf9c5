package org.carillon.mailbox.collection;

import org.carillon.store.item.ItemEntry;

/**
 * An item that was found by its name.
 *
 * @param in the collection that contains it
 */
public record NamedItem(CollectionEntry in, ItemEntry entry) {}
