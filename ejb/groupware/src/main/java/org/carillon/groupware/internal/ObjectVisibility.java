package org.carillon.groupware.internal;

import java.util.Optional;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;

/**
 * Decides how a collection's objects are shown to a user. Its owner and administrators see them
 * completely, other readers see the form that their kind shows, and users who may only look up
 * times see these under another key. A redacted object has other octets, so it has another tag,
 * too.
 *
 * @param reader the address of the user
 */
record ObjectVisibility<S>(
    CollectionEntry collection, GroupwareKind<S> kind, HiddenKeys hidden, String reader) {
  private static final byte[] UNREADABLE = {};

  /** Returns whether anything is hidden from the user. */
  private boolean isNeeded() {
    return !collection.rights().has(Right.ADMINISTER);
  }

  /** Returns whether the user sees only times. */
  boolean isOfTimes() {
    return !collection.rights().has(Right.READ) && isNeeded();
  }

  /** Returns the key under which an object is shown. */
  ItemKey key(ItemKey key) {
    return isOfTimes() ? new ItemKey(uid(key) + kind.extension()) : key;
  }

  private String owner() {
    return collection.name().owner(reader);
  }

  private String uid(ItemKey key) {
    return hidden.uid(collection.id(), key);
  }

  /** Returns whether parts of the object are hidden. */
  boolean hides(IndexedObject<S> object) {
    return isNeeded() && object.entry().isRedacted();
  }

  /** Returns an object as it is shown, or empty if it is not shown. */
  Optional<IndexedObject<S>> of(IndexedObject<S> object) {
    if (!isNeeded()) {
      return Optional.of(object);
    }
    if (isOfTimes()) {
      String uid = uid(object.entry().key());
      return object
          .summary()
          .flatMap(summary -> kind.timesSummary(summary, uid, owner()))
          .map(times -> new IndexedObject<>(of(object.entry(), 0), uid, Optional.of(times)));
    }
    if (object.summary().isEmpty()) {
      return Optional.of(
          kind.redacted(UNREADABLE).isEmpty()
              ? object
              : new IndexedObject<>(of(object.entry(), 0), "", Optional.empty()));
    }
    // The size of the redacted object is known only when it is made.
    return Optional.of(
        kind.redactedSummary(object.summary().get())
            .map(
                redacted ->
                    new IndexedObject<>(of(object.entry(), 0), object.uid(), Optional.of(redacted)))
            .orElse(object));
  }

  /** Returns an object with its octets as it is shown, or empty if it is not shown. */
  Optional<StoredObject> of(StoredObject stored) {
    if (!isNeeded()) {
      return Optional.of(stored);
    }
    return isOfTimes()
        ? kind.times(stored.octets(), uid(stored.entry().key()), owner())
            .map(octets -> of(stored, octets))
        : Optional.of(
            kind.redacted(stored.octets()).map(octets -> of(stored, octets)).orElse(stored));
  }

  private StoredObject of(StoredObject stored, byte[] octets) {
    return new StoredObject(of(stored.entry(), octets.length), octets);
  }

  private ObjectEntry of(ObjectEntry entry, long octets) {
    return new ObjectEntry(
        key(entry.key()),
        new EntityTag(entry.tag().value() + ObjectEntry.REDACTED),
        Optional.empty(),
        entry.uid(),
        octets,
        entry.mediaType(),
        entry.saved());
  }
}
