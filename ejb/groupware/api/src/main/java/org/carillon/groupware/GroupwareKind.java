package org.carillon.groupware;

import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.store.item.CollectionKind;

/**
 * The kind of the objects in some kinds of collections; a bean of the capability that knows them.
 *
 * @param <S> the summary of an object, immutable, since views hold one for each object
 */
public interface GroupwareKind<S> {

  /** Returns the kinds of collections that hold such objects. No two beans name the same kind. */
  Set<CollectionKind> kinds();

  /**
   * Returns the media types of the message part that is the object, in lower case, for messages
   * made elsewhere. Of several such parts, the last one is the object.
   */
  Set<String> mediaTypes();

  /** Returns the ending for the name of an object that comes without one: {@code .ics}. */
  String extension();

  /** Returns the version of encoded summaries. If it differs, all summaries are made again. */
  int version();

  /**
   * Reads an object that is to be stored in a collection.
   *
   * @return {@link org.carillon.contract.answer.Failure.Invalid} of the field {@code object} if
   *     such a collection does not accept the object
   */
  Answer<ReadObject> read(CollectionKind collection, byte[] octets);

  /**
   * Reads an object from a client, as {@link #read} does, but also requires the properties that
   * such objects must have. Objects that are already stored are read without this requirement.
   */
  default Answer<ReadObject> taken(CollectionKind collection, byte[] octets) {
    return read(collection, octets);
  }

  /**
   * Decodes a summary that {@link #read} made in this version.
   *
   * @throws IllegalArgumentException if it is damaged: the object is then read again
   */
  S decode(byte[] summary);

  /**
   * Returns the longest span in which an object may take place, in any time zone on earth. Views
   * find objects by it. The redacted summary of the object has the same span.
   *
   * @return empty if it has no such bounds: then it is found at any time
   */
  default Optional<TimeSpan> span(S summary) {
    return Optional.empty();
  }

  /**
   * Returns the form in which an object is shown to users who may read its collection but neither
   * own nor administer it. Octets that cannot be read have such a form, too.
   *
   * @return empty if it is shown as it is
   */
  default Optional<byte[]> redacted(byte[] octets) {
    return Optional.empty();
  }

  /** Returns the redacted form of a summary; empty exactly if {@link #redacted(byte[])} is. */
  default Optional<S> redactedSummary(S summary) {
    return Optional.empty();
  }

  /**
   * Returns the form in which any object, public or not, is shown to users who may only see when
   * things take place. It contains nothing by which one could tell which object it is.
   *
   * @param uid the UID under which it is shown
   * @param owner the address of the collection's owner
   * @return empty if nothing is shown because the object does not make its owner busy
   */
  default Optional<byte[]> times(byte[] octets, String uid, String owner) {
    return Optional.empty();
  }

  /** Returns the times of a summary; empty exactly if {@link #times(byte[], String, String)} is. */
  default Optional<S> timesSummary(S summary, String uid, String owner) {
    return Optional.empty();
  }
}
