package org.carillon.mailbox.collection;

import org.carillon.store.item.EntityTag;

/**
 * An item that was put, durably.
 *
 * @param tag its tag
 * @param uid its UID (RFC 9051 §2.3.1.1), under which its octets never change
 * @param replaced whether another had the key, which is expunged
 * @param asSent whether what is stored is octet for octet what a client sent: if not, DAV tells it
 *     no tag (RFC 4791 §5.3.4)
 */
public record PutItem(EntityTag tag, long uid, boolean replaced, boolean asSent) {}
