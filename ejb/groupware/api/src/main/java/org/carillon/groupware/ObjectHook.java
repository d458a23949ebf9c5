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
 * What happens beside a put or a removal (scheduling, RFC 6638): a bean of the capability that does
 * it. What it is asked before, it may be asked again: when another change came between. What it is
 * told after, may be lost with the node: what must not be lost it finds by itself.
 */
public interface ObjectHook {

  /**
   * A change that a client asks for.
   *
   * @param collection where
   * @param current the object that has the key now; the change is made only if that stays so
   * @param telling whether others are told
   * @param isRestored whether what was there before is brought back
   */
  record Change(
      Caller caller,
      CollectionEntry collection,
      ItemKey key,
      Optional<StoredObject> current,
      Telling telling,
      boolean isRestored) {

    /** A change to something new. */
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
   * @param octets the object; the very array that was handed in where nothing is changed
   * @param scheduleTag its schedule tag (RFC 6638 §3.2.10); empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
  record Prepared(byte[] octets, Optional<String> scheduleTag) {}

  /**
   * An object that leaves its collection, or is copied out of it, together with others (IMAP's
   * EXPUNGE, MOVE and COPY).
   *
   * @param owner whose collection it is
   * @param receiver the other account that gets it, if one does
   * @param gone whether it goes nowhere else, and with what
   */
  record Leaving(long owner, StoredObject object, OptionalLong receiver, Gone gone) {}

  /** Whether an object that leaves is nowhere any more. */
  enum Gone {
    /** It is elsewhere. */
    NOT,
    /** It is removed. */
    ALONE,
    /** Its whole collection is deleted, which can be taken back at once. */
    WITH_ALL
  }

  /** Whether changes in collections of this kind concern it; at most one hook's do. */
  boolean concerns(CollectionKind kind);

  /** Before a put, of an object that its kind takes. A {@link Failure} keeps it out. */
  Answer<Prepared> beforePut(Change change, byte[] octets);

  /** After a put, which is durable. */
  void afterPut(Change change, Prepared stored);

  /** Before a removal. A {@link Failure} keeps the object. */
  Answer<Void> beforeDelete(Change change);

  /** After a removal, which is durable. */
  void afterDelete(Change change);

  /**
   * Before an object goes elsewhere by its key, in the place of another that has that.
   *
   * @param from the object where it is
   * @param to where it goes; of what has the key there it is the change
   * @return run when that is durable; a {@link Failure} keeps it where it is
   */
  Answer<Runnable> beforeMove(Change from, Change to);

  /**
   * Before objects leave.
   *
   * @return run when that is durable; a {@link Failure} keeps all of them
   */
  Answer<Runnable> beforeLeaving(List<Leaving> objects);

  /**
   * After an object is back with its collection, which was deleted.
   *
   * @return what is to be put in its place; empty to leave it as it is
   */
  Answer<Optional<byte[]>> returned(long owner, StoredObject object);
}
