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
 * Objects in collections of the kinds that hold such: {@link CollectionKind#CALENDAR}, {@code
 * TASKS}, {@code JOURNAL}, {@code CONTACTS} and {@code NOTES}. An object is kept octet for octet as
 * its client sent it, inside the message that IMAP shows of it; its key is the name of its DAV
 * resource. What is particular to calendars and contacts stands in ports of their own.
 *
 * <p>What an object must be is said by its kind: one that is not so is {@link Failure.Invalid} of
 * the field {@value #OBJECT}, whose code is the name of the precondition of RFC 4791 §5.3.2.1 or
 * RFC 6352 §6.3.2.1 ({@code valid-calendar-data}); one whose UID another key of the collection has
 * is {@link Failure.Taken} with the code {@code no-uid-conflict} and that key as its name.
 */
public interface GroupwareObjects {
  /** The field that an object's own faults are told of. */
  String OBJECT = "object";

  /** The most objects asked for, and the most changes answered, at once. */
  int MOST = 1000;

  /**
   * The collections that are among the caller's ({@link
   * org.carillon.mailbox.collection.Collections#home}) and that can hold objects or files, own ones
   * first, and of each kind the usual one before others: the one that was made here, or the oldest.
   * The first time that an account asks, its default calendar, task list, address book, notes and
   * files are made.
   */
  Answer<List<CollectionEntry>> collections(Caller caller);

  /** The largest object that is taken, in octets. */
  long mostOctets();

  /** Opens a collection that holds objects, by its id, for a request. */
  Answer<OpenCollection> opened(Caller caller, long collection);

  /**
   * Puts an object under a key, in the place of the one that has it, after whatever its kind does
   * to it (scheduling).
   *
   * @return {@link Failure.Outdated} when the precondition does not hold
   */
  Answer<PutObject> put(OpenCollection into, ItemKey key, Precondition when, NewObject object);

  /** {@link #put(OpenCollection, ItemKey, Precondition, NewObject)} where it is not open. */
  default Answer<PutObject> put(
      Caller caller, long collection, ItemKey key, Precondition when, NewObject object) {
    return opened(caller, collection).then(into -> put(into, key, when, object));
  }

  /** An object with its octets. */
  default Answer<StoredObject> open(OpenCollection in, ItemKey key) {
    return open(in, List.of(key))
        .then(
            found ->
                found.isEmpty()
                    ? Answer.failed(new Failure.NotFound("item", key.value()))
                    : new Answer.Done<>(found.getFirst()));
  }

  /** {@link #open(OpenCollection, ItemKey)} where it is not open. */
  default Answer<StoredObject> open(Caller caller, long collection, ItemKey key) {
    return opened(caller, collection).then(in -> open(in, key));
  }

  /**
   * Those of some objects that there are, with their octets.
   *
   * @param keys at most {@value #MOST}
   */
  Answer<List<StoredObject>> open(OpenCollection in, List<ItemKey> keys);

  /** {@link #open(OpenCollection, List)} where it is not open. */
  default Answer<List<StoredObject>> open(Caller caller, long collection, List<ItemKey> keys) {
    return opened(caller, collection).then(in -> open(in, keys));
  }

  /**
   * What those of some objects are that there are, without their octets.
   *
   * @param keys at most {@value #MOST}
   */
  Answer<List<ObjectEntry>> entries(OpenCollection in, List<ItemKey> keys);

  /** All objects of a collection, in the order in which they came. */
  Answer<List<ObjectEntry>> list(OpenCollection of);

  /** {@link #list(OpenCollection)} of one that is not open. */
  default Answer<List<ObjectEntry>> list(Caller caller, long collection) {
    return opened(caller, collection).then(this::list);
  }

  /**
   * Removes an object, with whatever its kind does then (cancelling a meeting).
   *
   * @param telling whether others are told
   * @return {@link Failure.Outdated} when the precondition does not hold
   */
  Answer<Void> delete(OpenCollection from, ItemKey key, Precondition when, Telling telling);

  /** {@link #delete(OpenCollection, ItemKey, Precondition, Telling)} where it is not open. */
  default Answer<Void> delete(
      Caller caller, long collection, ItemKey key, Precondition when, Telling telling) {
    return opened(caller, collection).then(from -> delete(from, key, when, telling));
  }

  /**
   * Gives an object another key, in its collection or in another of the kind, in the place of the
   * one that has it: in one step, so that there is never a moment with two or with none. Nobody is
   * told of what only lies elsewhere.
   *
   * @return {@link Failure.Taken} when another key there has its UID
   */
  Answer<Void> move(OpenCollection from, ItemKey key, OpenCollection to, ItemKey newKey);

  /** {@link #move(OpenCollection, ItemKey, OpenCollection, ItemKey)} where they are not open. */
  default Answer<Void> move(Caller caller, long from, ItemKey key, long to, ItemKey newKey) {
    return opened(caller, from)
        .then(
            source ->
                (from == to ? new Answer.Done<>(source) : opened(caller, to))
                    .then(target -> move(source, key, target, newKey)));
  }

  /**
   * What changed since a state, as of {@link org.carillon.mailbox.collection.Collections#changes}.
   *
   * @param most how many changes at most, 1 to {@value #MOST}
   */
  Answer<ObjectChanges> changes(OpenCollection of, Optional<ChangeState> since, int most);

  /** {@link #changes(OpenCollection, Optional, int)} of one that is not open. */
  default Answer<ObjectChanges> changes(
      Caller caller, long collection, Optional<ChangeState> since, int most) {
    return opened(caller, collection).then(of -> changes(of, since, most));
  }
}
