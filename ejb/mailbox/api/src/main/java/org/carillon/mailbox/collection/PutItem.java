package org.carillon.mailbox.collection;

import java.util.Optional;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemEntry;

/**
 * An item that was put, durably.
 *
 * @param tag its tag
 * @param uid its UID (RFC 9051 §2.3.1.1), under which its octets never change
 * @param replaced whether another had the key, which is expunged
 * @param asSent whether what is stored is octet for octet what a client sent: if not, DAV tells it
 *     no tag (RFC 4791 §5.3.4)
 * @param step what it was for its collection, where that is told
 */
public record PutItem(
    EntityTag tag, long uid, boolean replaced, boolean asSent, Optional<Step> step) {

  /**
   * From which state to which a put brings its collection: who knows all of the first and the item
   * knows all of the second.
   */
  public record Step(ChangeState before, ChangeState after, ItemEntry item) {}
}
