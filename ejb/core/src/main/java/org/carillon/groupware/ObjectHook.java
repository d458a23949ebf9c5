package org.carillon.groupware;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.ItemKey;
import org.carillon.contract.groupware.PutObject;
import org.carillon.contract.groupware.StoredObject;
import org.carillon.contract.identity.Caller;

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
   * @param quietly whether nobody is to be told
   */
  record Change(
      Caller caller,
      CollectionEntry collection,
      ItemKey key,
      Optional<StoredObject> current,
      boolean quietly) {}

  /**
   * An object as it is to be stored.
   *
   * @param octets the object; the very array that was handed in where nothing is changed
   * @param scheduleTag its schedule tag (RFC 6638 §3.2.10); empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // Octets that are handed on once, and never compared.
  record Prepared(byte[] octets, Optional<String> scheduleTag) {}

  /** Whether changes in collections of this kind concern it; at most one hook's do. */
  boolean concerns(CollectionKind kind);

  /** Before a put, of an object that its kind takes. A {@link Failure} keeps it out. */
  Answer<Prepared> beforePut(Change change, byte[] octets);

  /** After a put, which is durable. */
  void afterPut(Change change, Prepared stored, PutObject done);

  /** Before a removal. A {@link Failure} keeps the object. */
  Answer<Void> beforeDelete(Change change);

  /** After a removal, which is durable. */
  void afterDelete(Change change);
}
