package org.carillon.mailbox.collection;

import java.util.Optional;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemEntry;

/**
 * An item that was stored durably.
 *
 * @param tag the item's tag
 * @param uid the item's UID (RFC 9051 §2.3.1.1), under which its octets never change
 * @param replaced true if another item had the key and was expunged
 * @param asSent true if the stored octets are exactly those that a client sent; if not, DAV returns
 *     no tag (RFC 4791 §5.3.4)
 * @param step the change of the collection's state, if known
 */
public record PutItem(
    EntityTag tag, long uid, boolean replaced, boolean asSent, Optional<Step> step) {

  /** The states before and after a put. A client at the first state is then at the second. */
  public record Step(ChangeState before, ChangeState after, ItemEntry item) {}
}
