package org.carillon.mailbox.collection;

import java.time.Instant;

/**
 * An earlier version of an item.
 *
 * @param id the version's id
 * @param saved when the version was stored
 * @param ended when the version was replaced, or the item was deleted
 * @param octets the version's length
 */
public record ItemVersion(String id, Instant saved, Instant ended, long octets) {}
