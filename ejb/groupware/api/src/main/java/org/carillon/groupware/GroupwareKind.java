package org.carillon.groupware;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.store.item.CollectionKind;

/**
 * What objects of some kinds of collections are; a bean of the capability that knows them.
 *
 * @param <S> what is known of an object without reading it, immutable: views hold one for each
 */
public interface GroupwareKind<S> {

  /** The kinds of collections that hold such objects; no two beans name the same. */
  Set<CollectionKind> kinds();

  /**
   * The media types of the part that is the object in messages made elsewhere, in lower case; of
   * several such parts the last one is it.
   */
  Set<String> mediaTypes();

  /** The ending of the names that objects get which come without one: {@code .ics}. */
  String extension();

  /** What a decoded summary is of; another number makes all that are kept be made anew. */
  int version();

  /**
   * Reads an object that is to be put into a collection.
   *
   * @return a {@link org.carillon.contract.answer.Failure.Invalid} of the field {@code object} when
   *     such a collection takes no such object
   */
  Answer<ReadObject> read(CollectionKind collection, byte[] octets);

  /**
   * The same of an object that a client brings, which has to have what such objects are to have;
   * what is here already is read without that.
   */
  default Answer<ReadObject> taken(CollectionKind collection, byte[] octets) {
    return read(collection, octets);
  }

  /**
   * Decodes what {@link #read} made of this version.
   *
   * @throws IllegalArgumentException when it is damaged: the object is read anew
   */
  S decode(byte[] summary);

  /**
   * When an object takes place at most, wherever on earth: views find it by that. Its veiled
   * summary takes place at the same time.
   *
   * @return empty when it has no such bounds: it is found at any time
   */
  default Optional<TimeSpan> span(S summary) {
    return Optional.empty();
  }

  /**
   * What is shown of an object to those who may read its collection, but neither own nor administer
   * it; of octets that can't be read, too.
   *
   * @return empty when it is shown as it is
   */
  default Optional<byte[]> veiled(byte[] octets) {
    return Optional.empty();
  }

  /** The same of its summary; empty exactly where {@link #veiled(byte[])} is of its octets. */
  default Optional<S> veiledSummary(S summary) {
    return Optional.empty();
  }

  /**
   * What is shown of any object, public or not, to those who may know of its collection only when
   * things take place: nothing by which one could tell which object it is.
   *
   * @param uid the UID that it is shown under
   * @param owner the address of whom the collection belongs to
   * @return empty when nothing is shown of it, since it takes none of the owner's time
   */
  default Optional<byte[]> times(byte[] octets, String uid, String owner) {
    return Optional.empty();
  }

  /**
   * The same of its summary; empty exactly where {@link #times(byte[], String, String)} is of its
   * octets.
   */
  default Optional<S> timesSummary(S summary, String uid, String owner) {
    return Optional.empty();
  }
}
