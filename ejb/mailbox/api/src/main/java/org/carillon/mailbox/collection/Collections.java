package org.carillon.mailbox.collection;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;

/**
 * The store's collections. Each is a mailbox, so rights, quota, holds, undelete, rewind and backup
 * work as for mail. A change is answered when it is durable. The answer is {@link Failure.NotFound}
 * for a collection that the caller may not know of, and {@link Failure.NotAllowed} for one that it
 * may not use in this way.
 */
public interface Collections {
  /** The largest number of keys in a request, and of items or changes in an answer. */
  int MOST = 1000;

  /** The field of {@link Failure.Taken} if another item of the collection has the UID. */
  String OBJECT_UID = "objectUid";

  /** Lists all collections of every kind that the caller sees, its own and those of others. */
  Answer<List<CollectionEntry>> list(Caller caller);

  /**
   * Lists the same collections as {@link #list}, without other accounts' collections that the
   * caller was invited to and has not accepted, or has declined.
   */
  Answer<List<CollectionEntry>> home(Caller caller);

  /** Opens a collection by its name, for a request. */
  Answer<OpenCollection> opened(Caller caller, MailboxName name);

  /** Opens a collection by its id, for a request. The caller must have the right to read it. */
  Answer<OpenCollection> opened(Caller caller, long collection);

  default Answer<CollectionEntry> named(Caller caller, MailboxName name) {
    return opened(caller, name).map(OpenCollection::entry);
  }

  /** Returns a collection by its id. The caller must have the right to read it. */
  default Answer<CollectionEntry> collection(Caller caller, long collection) {
    return opened(caller, collection).map(OpenCollection::entry);
  }

  /** Creates a collection, and the missing collections above it, which get the same kind. */
  Answer<CollectionEntry> create(Caller caller, MailboxName name, CollectionKind kind);

  /** Returns a buffer for the octets that a client sends. */
  Spool spool(Caller caller, long size);

  /**
   * Stores an item under a key. An item that has the key is replaced in the same step: it is
   * expunged, and a later STORE or EXPUNGE of its UID does nothing. If there are several concurrent
   * puts of one key, on any node, each sees the result of the one before it.
   *
   * @return {@link Failure.Outdated} if the precondition does not hold; {@link Failure.Taken} of
   *     {@value #OBJECT_UID}, with the other item's key as its name, if another item has its UID
   */
  Answer<PutItem> put(OpenCollection into, ItemKey key, Precondition when, NewItem item);

  /** Puts an item into a collection that the caller need not be able to read. */
  Answer<PutItem> put(Caller caller, long collection, ItemKey key, Precondition when, NewItem item);

  /** Opens an item with its octets. */
  Answer<OpenItem> open(Caller caller, long collection, ItemKey key);

  /**
   * Opens those of the given items that exist, with their octets. The caller must close each.
   *
   * @param keys at most {@value #MOST}
   */
  Answer<List<OpenItem>> open(Caller caller, long collection, List<ItemKey> keys);

  /**
   * Returns those of the given items that exist.
   *
   * @param keys at most {@value #MOST}
   */
  Answer<List<ItemEntry>> items(Caller caller, long collection, List<ItemKey> keys);

  /**
   * Removes an item.
   *
   * @return {@link Failure.Outdated} if the precondition does not hold
   */
  Answer<Void> delete(Caller caller, long collection, ItemKey key, Precondition when);

  /**
   * Gives an item's octets another key, in the same collection or in another of the same kind, in
   * addition to the first key or instead of it. The octets are not written again. An item that has
   * the other key is removed in the same step.
   *
   * @param moves true if the item also loses its first key in that step
   * @return {@link Failure.Taken} of {@value #OBJECT_UID} if the item moves to a collection in
   *     which another item has its UID
   */
  Answer<PutItem> copy(
      Caller caller, long from, ItemKey key, long to, ItemKey newKey, boolean moves);

  /**
   * Returns the changes since a state, at most {@code most}. Without a state all items are returned
   * as changes, page by page in the same way; a client starts like this. {@link Failure.Outdated}
   * means that the state is too old, is from a former life of the collection, or is not a state of
   * it; the client must start again.
   *
   * @param since the state that an earlier answer gave; empty to start
   * @param most the largest number of changes, 1 to {@value #MOST}
   */
  Answer<ItemChanges> changes(OpenCollection of, Optional<ChangeState> since, int most);

  /** Does the same as {@link #changes(OpenCollection, Optional, int)} for an unopened one. */
  default Answer<ItemChanges> changes(
      Caller caller, long collection, Optional<ChangeState> since, int most) {
    return opened(caller, collection).then(open -> changes(open, since, most));
  }
}
