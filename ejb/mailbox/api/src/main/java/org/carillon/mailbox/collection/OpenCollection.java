package org.carillon.mailbox.collection;

import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.CollectionKind;

/**
 * A collection as it was opened for one request: its row, and what the caller may do with it, were
 * read together, and whatever the request does there need not ask again. It is of that moment, and
 * never kept for the next request. A write is decided by what is there when it is made.
 *
 * @param caller who opened it
 * @param entry as the caller sees it
 * @param row as the store has it
 * @param place whose it is, with what the caller may do
 */
public record OpenCollection(
    Caller caller, CollectionEntry entry, CollectionRows.Row row, ResolvedMailbox place) {
  /** The id that the collection is asked for by. */
  public long id() {
    return entry.id();
  }

  /** Whether the collection may have locks, or its items properties: some program once set one. */
  public boolean isMarked() {
    return row.marked();
  }

  /** The kind that all items of the collection have. */
  public CollectionKind kind() {
    return entry.kind();
  }
}
