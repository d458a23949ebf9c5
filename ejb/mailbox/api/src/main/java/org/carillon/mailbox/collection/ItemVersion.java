package org.carillon.mailbox.collection;

import java.time.Instant;

/**
 * What an item was before.
 *
 * @param id what it is named by
 * @param saved when it was put there
 * @param ended when something came in its place, or it was deleted
 * @param octets its length
 */
public record ItemVersion(String id, Instant saved, Instant ended, long octets) {}
