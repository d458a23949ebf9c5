package org.carillon.mailbox.collection;

import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.CollectionKind;

/**
 * A collection that was opened for one request. Its row and the caller's rights on it were read
 * together, so the request need not read them again. They are valid for this moment and must not be
 * kept for the next request. A write is decided by the state at the time of the write.
 *
 * @param caller the caller that opened it
 * @param entry the collection as the caller sees it
 * @param row the collection's row in the store
 * @param place the mailbox, with its owner and the caller's rights
 */
public record OpenCollection(
    Caller caller, CollectionEntry entry, CollectionRows.Row row, ResolvedMailbox place) {
  /** Returns the id that requests use for the collection. */
  public long id() {
    return entry.id();
  }

  /** Returns whether a client ever set a lock here, or properties of an item. */
  public boolean isMarked() {
    return row.marked();
  }

  /** Returns the kind of all items of the collection. */
  public CollectionKind kind() {
    return entry.kind();
  }
}
