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
 * The store's collections. Each is a mailbox, so that rights, quota, holds, undelete, rewind and
 * backup are those of mail; each answer to a change comes when that is durable. A collection that
 * the caller may not know of is {@link Failure.NotFound}, one it may not use so is {@link
 * Failure.NotAllowed}.
 */
public interface Collections {
  /** The most keys asked for, and the most items or changes answered, at once. */
  int MOST = 1000;

  /** The field of an item whose UID another of its collection has ({@link Failure.Taken}). */
  String OBJECT_UID = "objectUid";

  /** All that the caller sees, of every kind, its own and those of others. */
  Answer<List<CollectionEntry>> list(Caller caller);

  /**
   * The same without those of others that it was asked to look at and has not accepted, or has put
   * away.
   */
  Answer<List<CollectionEntry>> home(Caller caller);

  /** Opens one by its name, for a request. */
  Answer<OpenCollection> opened(Caller caller, MailboxName name);

  /** Opens one by its id, which the caller may read, for a request. */
  Answer<OpenCollection> opened(Caller caller, long collection);

  /** One by its name. */
  default Answer<CollectionEntry> named(Caller caller, MailboxName name) {
    return opened(caller, name).map(OpenCollection::entry);
  }

  /** One by its id, which the caller may read. */
  default Answer<CollectionEntry> collection(Caller caller, long collection) {
    return opened(caller, collection).map(OpenCollection::entry);
  }

  /** Makes one, and those above it that are missing, which are of the same kind. */
  Answer<CollectionEntry> create(Caller caller, MailboxName name, CollectionKind kind);

  /** A place for octets while a client sends them. */
  Spool spool(Caller caller, long size);

  /**
   * Puts an item under a key. Whatever has the key is replaced in the same step: it is expunged,
   * and a later STORE or EXPUNGE of its UID does nothing. Of several puts of one key at a time, on
   * whatever node, each sees what the one before it made.
   *
   * @return {@link Failure.Outdated} when the precondition does not hold; {@link Failure.Taken} of
   *     {@value #OBJECT_UID}, with the other's key as its name, when another item has its UID
   */
  Answer<PutItem> put(OpenCollection into, ItemKey key, Precondition when, NewItem item);

  /**
   * {@link #put(OpenCollection, ItemKey, Precondition, NewItem)} into one that need not be read.
   */
  Answer<PutItem> put(Caller caller, long collection, ItemKey key, Precondition when, NewItem item);

  /** An item with its octets. */
  Answer<OpenItem> open(Caller caller, long collection, ItemKey key);

  /**
   * Those of some items that there are, with their octets, each to be closed.
   *
   * @param keys at most {@value #MOST}
   */
  Answer<List<OpenItem>> open(Caller caller, long collection, List<ItemKey> keys);

  /**
   * Those of some items that there are.
   *
   * @param keys at most {@value #MOST}
   */
  Answer<List<ItemEntry>> items(Caller caller, long collection, List<ItemKey> keys);

  /**
   * Removes an item.
   *
   * @return {@link Failure.Outdated} when the precondition does not hold
   */
  Answer<Void> delete(Caller caller, long collection, ItemKey key, Precondition when);

  /**
   * Gives an item's octets another key as well, there or in another collection of the kind, or
   * instead: nothing is written anew. What has the other key leaves in the same step.
   *
   * @param moves whether the item leaves its first key in that step, too
   * @return {@link Failure.Taken} of {@value #OBJECT_UID} when it moves to where another has its
   *     UID
   */
  Answer<PutItem> copy(
      Caller caller, long from, ItemKey key, long to, ItemKey newKey, boolean moves);

  /**
   * What changed since a state, at most so much. Without a state all items are told, as changes,
   * page by page like these: so a client begins. {@link Failure.Outdated} says that the state is
   * too old, of another life of the collection, or none of its states: the client begins anew.
   *
   * @param since the state that an answer before gave; empty to begin
   * @param most how many changes at most, 1 to {@value #MOST}
   */
  Answer<ItemChanges> changes(OpenCollection of, Optional<ChangeState> since, int most);

  /** {@link #changes(OpenCollection, Optional, int)} of one that is not open. */
  default Answer<ItemChanges> changes(
      Caller caller, long collection, Optional<ChangeState> since, int most) {
    return opened(caller, collection).then(open -> changes(open, since, most));
  }
}
