package org.carillon.groupware.internal;

import java.util.Optional;
import org.carillon.contract.collection.CollectionEntry;
import org.carillon.contract.collection.EntityTag;
import org.carillon.contract.groupware.ObjectEntry;
import org.carillon.contract.groupware.StoredObject;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.IndexedObject;

/**
 * What of a collection's objects is shown to whom: all to who owns or administers it, to others who
 * read it what their kind shows of each, and to who may only look it up when they are. What is
 * veiled has another tag than what it stands for, since it has other octets.
 */
record Veil<S>(CollectionEntry collection, GroupwareKind<S> kind) {
  private static final byte[] UNREADABLE = {};

  /** Whether it hides anything from who sees the collection so. */
  private boolean isNeeded() {
    return !collection.rights().has(Right.ADMINISTER);
  }

  /** Whether nothing but times is to be seen. */
  private boolean isOfTimes() {
    return !collection.rights().has(Right.READ) && isNeeded();
  }

  private Optional<S> veiled(S summary) {
    return isOfTimes() ? kind.timesSummary(summary) : kind.veiledSummary(summary);
  }

  private Optional<byte[]> veiled(byte[] octets) {
    return isOfTimes() ? Optional.of(kind.times(octets).orElse(UNREADABLE)) : kind.veiled(octets);
  }

  /** Whether that object is hidden. */
  boolean hides(IndexedObject<S> object) {
    return isNeeded() && object.entry().isVeiled();
  }

  /** An object as it is shown. */
  IndexedObject<S> of(IndexedObject<S> object) {
    if (!isNeeded()) {
      return object;
    }
    if (object.summary().isEmpty()) {
      return veiled(UNREADABLE).isEmpty()
          ? object
          : new IndexedObject<>(of(object.entry(), 0), "", Optional.empty());
    }
    // How long the veiled one is, is told when it is made.
    return veiled(object.summary().get())
        .map(
            veiled -> new IndexedObject<>(of(object.entry(), 0), object.uid(), Optional.of(veiled)))
        .orElse(object);
  }

  /** The same with octets. */
  StoredObject of(StoredObject stored) {
    return isNeeded()
        ? veiled(stored.octets())
            .map(octets -> new StoredObject(of(stored.entry(), octets.length), octets))
            .orElse(stored)
        : stored;
  }

  private static ObjectEntry of(ObjectEntry entry, long octets) {
    return new ObjectEntry(
        entry.key(),
        new EntityTag(entry.tag().value() + ObjectEntry.VEILED),
        Optional.empty(),
        entry.uid(),
        octets,
        entry.mediaType(),
        entry.saved());
  }
}
