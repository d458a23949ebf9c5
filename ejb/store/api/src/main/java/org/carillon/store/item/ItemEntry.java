package org.carillon.store.item;

import java.time.Instant;
import java.util.Optional;

/**
 * An item in a collection.
 *
 * @param uid its UID, under which its octets never change
 * @param key its key; empty if it came without one: delivered, appended, or brought back after
 *     another item was put in its place
 * @param tag its entity tag
 * @param octets its length
 * @param saved the time when it came into this collection
 */
public record ItemEntry(
    long uid, Optional<ItemKey> key, EntityTag tag, long octets, Instant saved) {}
