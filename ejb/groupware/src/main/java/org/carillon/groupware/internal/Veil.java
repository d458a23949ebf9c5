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
 * What of a collection's objects is shown to whom: all to who owns or administers it, to others who
 * read it what their kind shows of each, and to who may only look it up when they are, under
 * another key. What is veiled has another tag than what it stands for, since it has other octets.
 *
 * @param reader the address of who sees it
 */
record Veil<S>(
    CollectionEntry collection, GroupwareKind<S> kind, HiddenKeys hidden, String reader) {
  private static final byte[] UNREADABLE = {};

  /** Whether it hides anything from who sees the collection so. */
  private boolean isNeeded() {
    return !collection.rights().has(Right.ADMINISTER);
  }

  /** Whether nothing but times is to be seen. */
  boolean isOfTimes() {
    return !collection.rights().has(Right.READ) && isNeeded();
  }

  /** The key under which an object is shown. */
  ItemKey key(ItemKey key) {
    return isOfTimes() ? new ItemKey(uid(key) + kind.extension()) : key;
  }

  private String owner() {
    return collection.name().owner(reader);
  }

  private String uid(ItemKey key) {
    return hidden.uid(collection.id(), key);
  }

  /** Whether that object is hidden. */
  boolean hides(IndexedObject<S> object) {
    return isNeeded() && object.entry().isVeiled();
  }

  /** An object as it is shown; empty where it is not. */
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
          kind.veiled(UNREADABLE).isEmpty()
              ? object
              : new IndexedObject<>(of(object.entry(), 0), "", Optional.empty()));
    }
    // How long the veiled one is, is told when it is made.
    return Optional.of(
        kind.veiledSummary(object.summary().get())
            .map(
                veiled ->
                    new IndexedObject<>(of(object.entry(), 0), object.uid(), Optional.of(veiled)))
            .orElse(object));
  }

  /** The same with octets. */
  Optional<StoredObject> of(StoredObject stored) {
    if (!isNeeded()) {
      return Optional.of(stored);
    }
    return isOfTimes()
        ? kind.times(stored.octets(), uid(stored.entry().key()), owner())
            .map(octets -> of(stored, octets))
        : Optional.of(
            kind.veiled(stored.octets()).map(octets -> of(stored, octets)).orElse(stored));
  }

  private StoredObject of(StoredObject stored, byte[] octets) {
    return new StoredObject(of(stored.entry(), octets.length), octets);
  }

  private ObjectEntry of(ObjectEntry entry, long octets) {
    return new ObjectEntry(
        key(entry.key()),
        new EntityTag(entry.tag().value() + ObjectEntry.VEILED),
        Optional.empty(),
        entry.uid(),
        octets,
        entry.mediaType(),
        entry.saved());
  }
}
