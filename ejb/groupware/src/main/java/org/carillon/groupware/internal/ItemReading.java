package org.carillon.groupware.internal;

import java.io.IOException;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ReadObject;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.EntityTag;
import org.carillon.store.rows.OpaqueIds;
import org.jboss.logging.Logger;

/**
 * Reads objects of one kind from their messages.
 *
 * @param kind the kind of the objects
 * @param mostOctets the size of the largest object, in octets
 */
record ItemReading(GroupwareKind<?> kind, LongSupplier mostOctets) {
  private static final Logger LOG = Logger.getLogger(ItemReading.class);
  private static final byte[] NOTHING = {};

  /** Returns the item of a tag, or empty if it is no tag of the store. */
  static OptionalLong item(EntityTag tag) {
    return OpaqueIds.item(tag.value());
  }

  /**
   * Reads an object as its kind does. An object that makes the reader throw counts as unreadable,
   * because one such item would otherwise prevent reading all others of its collection.
   */
  static Answer<ReadObject> read(GroupwareKind<?> kind, CollectionKind collection, byte[] octets) {
    return read(octets, () -> kind.read(collection, octets));
  }

  /** Reads an object from a client in the same way. */
  static Answer<ReadObject> taken(GroupwareKind<?> kind, CollectionKind collection, byte[] octets) {
    OptionalInt control =
        collection == CollectionKind.NOTES ? OptionalInt.empty() : ControlCharacters.in(octets);
    return control.isPresent()
        ? Answer.failed(
            new Failure.Invalid(
                GroupwareObjects.OBJECT,
                collection == CollectionKind.CONTACTS
                    ? "valid-address-data"
                    : "valid-calendar-data",
                "Line " + control.getAsInt() + " contains a control character."))
        : read(octets, () -> kind.taken(collection, octets));
  }

  private static Answer<ReadObject> read(byte[] octets, Supplier<Answer<ReadObject>> reading) {
    try {
      return reading.get();
    } catch (StackOverflowError
        | IndexOutOfBoundsException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException choked) {
      LOG.errorf(choked, "An object of %d octets cannot be read", octets.length);
      return Answer.failed(
          new Failure.Invalid(GroupwareObjects.OBJECT, "unreadable", "The object cannot be read."));
    }
  }

  /** Returns the data of an item. For a message without an object, it tells only that. */
  ItemMetadata known(CollectionKind collection, long item, Content message) throws IOException {
    Optional<EmbeddedObject> found = find(message);
    if (found.isEmpty()) {
      return new ItemMetadata(
          item, Optional.empty(), "", Optional.empty(), ItemMetadata.DECODED, 0, NOTHING);
    }
    EmbeddedObject object = found.get();
    Optional<ReadObject> read =
        read(kind, collection, object.octets()) instanceof Answer.Done<ReadObject>(ReadObject done)
            ? Optional.of(done)
            : Optional.empty();
    return new ItemMetadata(
        item,
        read.map(ReadObject::uid),
        read.map(ReadObject::mediaType).orElseGet(this::someType),
        object.scheduleTag(),
        object.position(),
        object.octets().length,
        read.map(ReadObject::summary).orElse(NOTHING));
  }

  private String someType() {
    return kind.mediaTypes().stream().sorted().findFirst().orElse("application/octet-stream");
  }

  /** Returns the object in a message whose data is known. */
  byte[] object(ItemMetadata known, Content message) throws IOException {
    if (known.position() != ItemMetadata.DECODED) {
      return EmbeddedObject.cut(message, known.position(), known.octets());
    }
    return find(message).map(EmbeddedObject::octets).orElse(NOTHING);
  }

  private Optional<EmbeddedObject> find(Content message) throws IOException {
    return EmbeddedObject.in(message, Set.copyOf(kind.mediaTypes()), mostOctets.getAsLong());
  }
}
