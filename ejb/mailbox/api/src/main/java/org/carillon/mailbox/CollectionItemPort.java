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
 * Handles what mail clients do to a collection that does not hold mail. It chooses the key under
 * which an appended message is stored, so that an event that is appended again replaces the older
 * one, as bridges expect. It also makes the related changes, for example to invitations.
 */
public interface CollectionItemPort {

  /** Treats all messages as plain messages. */
  CollectionItemPort NONE =
      new CollectionItemPort() {
        @Override
        public Set<String> mediaTypes() {
          return Set.of();
        }

        @Override
        public Answer<Optional<Keyed>> keyed(Appended message) {
          return new Answer.Done<>(Optional.empty());
        }
      };

  /** The media types, in lower case. {@link #keyed} is only for a message with a part of one. */
  Set<String> mediaTypes();

  /**
   * A message that is to be appended.
   *
   * @param reader the account that appends it
   * @param owner the account that owns the collection
   * @param mayReplace whether the reader may expunge items of the collection
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
   * @param when the precondition for the item that has the key; the decision was based on it
   * @param there the UID of the item that has the key; 0 if there is none
   * @param instead the message to store in place of the one that was appended; empty to store that
   *     one
   * @param stored is run when the item is durable
   */
  @SuppressWarnings("ArrayRecordComponent") // The record is handed on once and never compared.
  record Keyed(
      ItemKey key, Precondition when, long there, Optional<byte[]> instead, Runnable stored) {}

  /**
   * Returns the key for a message. It is empty if the message holds no object that the collection
   * takes; the message is then stored as a plain message. A {@link Failure} refuses the message.
   *
   * @throws IOException if the key can't be determined now; the client should try the append again
   *     later
   */
  Answer<Optional<Keyed>> keyed(Appended message) throws IOException;

  /**
   * Items that leave a collection, or are copied out of it.
   *
   * @param owner the account that owns the collection
   * @param uids UIDs of the items; some may not exist
   * @param receiver the account whose mailbox the items are placed into; empty if they only leave
   * @param isWhole true if the collection is deleted with all its items, which may be undone
   */
  record Leaving(
      long owner,
      long collection,
      CollectionKind kind,
      UidSet uids,
      OptionalLong receiver,
      boolean isWhole) {}

  /**
   * Is called before items leave.
   *
   * @return a callback that is run when the change is durable
   * @throws IOException if the change can't be noted now; the items then stay
   */
  default Runnable leaving(Leaving items) throws IOException {
    return () -> {};
  }

  /**
   * Is called when a deleted collection has been restored durably with all its items.
   *
   * @return false if not all follow-up work could be done now; the call is then repeated
   */
  default boolean returned(long owner, long collection, CollectionKind kind) {
    return true;
  }
}
