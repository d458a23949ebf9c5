package org.carillon.groupware;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.OpenCollection;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/**
 * Objects in collections of the kinds that hold objects: {@link CollectionKind#CALENDAR}, {@code
 * TASKS}, {@code JOURNAL}, {@code CONTACTS} and {@code NOTES}. An object is stored octet for octet
 * as its client sent it, inside the message that IMAP shows. Its key is the name of its DAV
 * resource. Functions particular to calendars and contacts are in ports of their own.
 *
 * <p>The kind decides which objects are valid. An invalid object is {@link Failure.Invalid} of the
 * field {@value #OBJECT}, whose code is the name of the precondition of RFC 4791 §5.3.2.1 or RFC
 * 6352 §6.3.2.1 ({@code valid-calendar-data}). An object whose UID another key of the collection
 * has is {@link Failure.Taken} with the code {@code no-uid-conflict} and that key as its name.
 */
public interface GroupwareObjects {
  /** The field that failures about the object itself name. */
  String OBJECT = "object";

  /** The maximum number of objects requested, and of changes returned, at once. */
  int MOST = 1000;

  /**
   * Returns the caller's collections ({@link org.carillon.mailbox.collection.Collections#home})
   * that can hold objects or files. Own ones come first, and within each kind the default one: the
   * one that was created by this server, or the oldest. On the first call for an account, its
   * default calendar, task list, address book, notes and files are created.
   */
  Answer<List<CollectionEntry>> collections(Caller caller);

  /** Returns the size of the largest object that is accepted, in octets. */
  long mostOctets();

  /** Opens a collection that holds objects, by its id, for one request. */
  Answer<OpenCollection> opened(Caller caller, long collection);

  /**
   * Stores an object under a key, replacing the object with that key, after its kind has processed
   * it (scheduling).
   *
   * @return {@link Failure.Outdated} if the precondition does not hold
   */
  Answer<StoredObjectResult> put(
      OpenCollection into, ItemKey key, Precondition when, NewObject object);

  /** Does the same as {@link #put(OpenCollection, ItemKey, Precondition, NewObject)}. */
  default Answer<StoredObjectResult> put(
      Caller caller, long collection, ItemKey key, Precondition when, NewObject object) {
    return opened(caller, collection).then(into -> put(into, key, when, object));
  }

  /** Returns an object with its octets. */
  default Answer<StoredObject> open(OpenCollection in, ItemKey key) {
    return open(in, List.of(key))
        .then(
            found ->
                found.isEmpty()
                    ? Answer.failed(new Failure.NotFound("item", key.value()))
                    : new Answer.Done<>(found.getFirst()));
  }

  /** Does the same as {@link #open(OpenCollection, ItemKey)} for a collection that is not open. */
  default Answer<StoredObject> open(Caller caller, long collection, ItemKey key) {
    return opened(caller, collection).then(in -> open(in, key));
  }

  /**
   * Returns the objects of the given keys with their octets, as far as they exist.
   *
   * @param keys at most {@value #MOST}
   */
  Answer<List<StoredObject>> open(OpenCollection in, List<ItemKey> keys);

  /** Does the same as {@link #open(OpenCollection, List)} for a collection that is not open. */
  default Answer<List<StoredObject>> open(Caller caller, long collection, List<ItemKey> keys) {
    return opened(caller, collection).then(in -> open(in, keys));
  }

  /**
   * Returns the entries of the given keys, as far as they exist, without the octets.
   *
   * @param keys at most {@value #MOST}
   */
  Answer<List<ObjectEntry>> entries(OpenCollection in, List<ItemKey> keys);

  /** Returns all objects of a collection, in the order in which they were added. */
  Answer<List<ObjectEntry>> list(OpenCollection of);

  /** Does the same as {@link #list(OpenCollection)} for a collection that is not open. */
  default Answer<List<ObjectEntry>> list(Caller caller, long collection) {
    return opened(caller, collection).then(this::list);
  }

  /**
   * Deletes an object. Its kind may act on the deletion (cancelling a meeting).
   *
   * @param telling whether others are notified
   * @return {@link Failure.Outdated} if the precondition does not hold
   */
  Answer<Void> delete(OpenCollection from, ItemKey key, Precondition when, Telling telling);

  /** Does the same as {@link #delete(OpenCollection, ItemKey, Precondition, Telling)}. */
  default Answer<Void> delete(
      Caller caller, long collection, ItemKey key, Precondition when, Telling telling) {
    return opened(caller, collection).then(from -> delete(from, key, when, telling));
  }

  /**
   * Moves an object to another key in the same or another collection of the kind, replacing the
   * object with that key. This is a single step, so there is never a moment with two objects or
   * none. Nobody is notified of an object that is only moved.
   *
   * @return {@link Failure.Taken} if another key of the target collection has its UID
   */
  Answer<Void> move(OpenCollection from, ItemKey key, OpenCollection to, ItemKey newKey);

  /** Does the same as {@link #move(OpenCollection, ItemKey, OpenCollection, ItemKey)}. */
  default Answer<Void> move(Caller caller, long from, ItemKey key, long to, ItemKey newKey) {
    return opened(caller, from)
        .then(
            source ->
                (from == to ? new Answer.Done<>(source) : opened(caller, to))
                    .then(target -> move(source, key, target, newKey)));
  }

  /**
   * Returns the changes since a state, as {@link
   * org.carillon.mailbox.collection.Collections#changes} does.
   *
   * @param most the maximum number of changes, 1 to {@value #MOST}
   */
  Answer<ObjectChanges> changes(OpenCollection of, Optional<ChangeState> since, int most);

  /** Does the same as {@link #changes(OpenCollection, Optional, int)}. */
  default Answer<ObjectChanges> changes(
      Caller caller, long collection, Optional<ChangeState> since, int most) {
    return opened(caller, collection).then(of -> changes(of, since, most));
  }
}
