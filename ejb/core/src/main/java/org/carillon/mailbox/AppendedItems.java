package org.carillon.mailbox;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.collection.ItemKey;
import org.carillon.contract.content.Content;

/**
 * Knows under which key a message goes that a mail client appends to a collection which is not of
 * mail: so that an event that is appended anew takes the place of the older one, as bridges expect.
 */
public interface AppendedItems {

  /** Messages are messages. */
  AppendedItems NONE =
      new AppendedItems() {
        @Override
        public Set<String> mediaTypes() {
          return Set.of();
        }

        @Override
        public Optional<ItemKey> key(
            long account, long collection, CollectionKind kind, Content message) {
          return Optional.empty();
        }
      };

  /**
   * The media types, in lower case, of which a message must have a part for the question to make
   * sense.
   */
  Set<String> mediaTypes();

  /**
   * The key for a message; empty when it holds no object that the collection takes, and is kept as
   * the message that it is.
   *
   * @param account whose collection it is
   * @throws IOException when it can't be told now: the append is to be tried later
   */
  Optional<ItemKey> key(long account, long collection, CollectionKind kind, Content message)
      throws IOException;
}
