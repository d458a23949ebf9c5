package org.carillon.mailbox;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Content;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/**
 * Knows what mail clients do to a collection that is not of mail: under which key a message goes
 * that is appended, so that an event that is appended anew takes the place of the older one, as
 * bridges expect; and what is beside changes there, like invitations.
 */
public interface PlacedItems {

  /** Messages are messages. */
  PlacedItems NONE =
      new PlacedItems() {
        @Override
        public Set<String> mediaTypes() {
          return Set.of();
        }

        @Override
        public Answer<Optional<Keyed>> keyed(Appended message) {
          return new Answer.Done<>(Optional.empty());
        }
      };

  /**
   * The media types, in lower case, of which a message must have a part for {@link #keyed} to make
   * sense.
   */
  Set<String> mediaTypes();

  /**
   * A message that is to be appended.
   *
   * @param reader who appends
   * @param owner whose collection it is
   * @param mayReplace whether the reader may expunge what is there
   */
  record Appended(
      long reader,
      long owner,
      long collection,
      CollectionKind kind,
      boolean mayReplace,
      Content message) {}

  /**
   * An item as it is to be stored.
   *
   * @param when what has to be so of the item that has the key: by that it was decided
   * @param there the UID of the item that has the key; 0 when none has
   * @param instead the message that is stored in place of the one that came; empty for that one
   * @param stored run when it is durable
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on once, and never compared.
  record Keyed(
      ItemKey key, Precondition when, long there, Optional<byte[]> instead, Runnable stored) {}

  /**
   * The key for a message; empty when it holds no object that the collection takes, and is kept as
   * the message that it is. A {@link Failure} keeps it out.
   *
   * @throws IOException when it can't be told now: the append is to be tried later
   */
  Answer<Optional<Keyed>> keyed(Appended message) throws IOException;

  /**
   * Items that leave a collection, or are copied out of it.
   *
   * @param owner whose collection it is
   * @param uids of some that may be there
   * @param receiver whose mailbox they are placed into; empty when they only leave
   * @param isWhole whether the collection goes with all that is in it, which may be taken back
   */
  record Leaving(
      long owner,
      long collection,
      CollectionKind kind,
      UidSet uids,
      OptionalLong receiver,
      boolean isWhole) {}

  /**
   * Told before items leave.
   *
   * @return run when that is durable
   * @throws IOException when it can't be noted now: they are to stay
   */
  default Runnable leaving(Leaving items) throws IOException {
    return () -> {};
  }

  /**
   * Told when a collection that was deleted is back with all that is in it, which is durable.
   *
   * @return false where not all that comes of it could be done now: it is told again
   */
  default boolean returned(long owner, long collection, CollectionKind kind) {
    return true;
  }
}
