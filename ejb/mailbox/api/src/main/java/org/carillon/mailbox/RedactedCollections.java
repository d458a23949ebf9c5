package org.carillon.mailbox;

import org.carillon.mailbox.collection.Collections;

/**
 * The collections for components that hide details of what they show. An account that may only see
 * when things take place gets the items of calendars, task lists and journals here, and nowhere
 * else.
 *
 * @param collections the same collections, but with those items
 */
public record RedactedCollections(Collections collections) {}
