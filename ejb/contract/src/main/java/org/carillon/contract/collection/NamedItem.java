package org.carillon.contract.collection;

/**
 * An item that was found by its name.
 *
 * @param in the collection that it is in
 */
public record NamedItem(CollectionEntry in, ItemEntry entry) {}
