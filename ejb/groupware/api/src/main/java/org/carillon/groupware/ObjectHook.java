package org.carillon.groupware;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;

/**
 * Acts on the changes of objects (scheduling, RFC 6638); a bean of the capability that does it. A
 * method that is called before a change may be called again if another change came between. A call
 * after a change may be lost if the node fails, so the hook must find by itself what must not be
 * lost.
 */
public interface ObjectHook {

  /**
   * A change that a client requests.
   *
   * @param collection the collection of the object
   * @param current the object that has the key now. The change is made only if it stays so.
   * @param telling whether others are notified
   * @param isRestored whether an earlier version is restored
   */
  record Change(
      Caller caller,
      CollectionEntry collection,
      ItemKey key,
      Optional<StoredObject> current,
      Telling telling,
      boolean isRestored) {

    /** Creates a change that does not restore an earlier version. */
    public Change(
        Caller caller,
        CollectionEntry collection,
        ItemKey key,
        Optional<StoredObject> current,
        Telling telling) {
      this(caller, collection, key, current, telling, false);
    }
  }

  /**
   * An object as it is to be stored.
   *
   * @param octets the object; the very array that was passed in if nothing is changed
   * @param scheduleTag its schedule tag (RFC 6638 §3.2.10), or empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // The octets are passed on once and never compared.
  record Prepared(byte[] octets, Optional<String> scheduleTag) {}

  /**
   * An object that leaves its collection, or is copied out of it, together with others (IMAP's
   * EXPUNGE, MOVE and COPY).
   *
   * @param owner the account that owns the collection
   * @param receiver the other account that receives it, if any
   * @param gone whether it is deleted, and whether its whole collection is
   */
  record Leaving(long owner, StoredObject object, OptionalLong receiver, Gone gone) {}

  /** The ways in which an object that leaves may be deleted. */
  enum Gone {
    /** It still exists elsewhere. */
    NOT,
    /** The object itself is deleted. */
    ALONE,
    /** Its whole collection is deleted, which can be undone at once. */
    WITH_ALL
  }

  /** Returns whether the hook handles such collections. At most one hook does. */
  boolean concerns(CollectionKind kind);

  /** Is called before an object is stored that its kind accepts. A {@link Failure} rejects it. */
  Answer<Prepared> beforePut(Change change, byte[] octets);

  /** Is called after an object was stored durably. */
  void afterPut(Change change, Prepared stored);

  /** Is called before an object is deleted. A {@link Failure} prevents the deletion. */
  Answer<Void> beforeDelete(Change change);

  /** Is called after an object was deleted durably. */
  void afterDelete(Change change);

  /**
   * Is called before an object is moved to another key, replacing the object with that key.
   *
   * @param from the object at its present place
   * @param to the target, as a change of the object that has the key there
   * @return an action to run when the move is durable; a {@link Failure} prevents the move
   */
  Answer<Runnable> beforeMove(Change from, Change to);

  /**
   * Is called before objects leave their collection.
   *
   * @return an action to run when the change is durable; a {@link Failure} prevents all of it
   */
  Answer<Runnable> beforeLeaving(List<Leaving> objects);

  /**
   * Is called after an object was restored together with its deleted collection.
   *
   * @return the octets to store in its place, or empty to leave it as it is
   */
  Answer<Optional<byte[]>> returned(long owner, StoredObject object);
}
