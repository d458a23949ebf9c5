package org.carillon.mailbox.collection;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.store.delivery.KeyedPut;

/**
 * A new item for a collection.
 *
 * @param content the item's octets; they need not be a message
 * @param date the date that IMAP shows as INTERNALDATE
 * @param asSent true if these are exactly the octets that a client sent; false if they were changed
 *     before
 * @param objectUid the UID of the object that the item is; no other item of the collection may have
 *     it
 * @param rows the rows that the pipeline writes together with the item
 */
public record NewItem(
    Spool content,
    OffsetDateTime date,
    boolean asSent,
    Optional<String> objectUid,
    Optional<KeyedPut.WithItem> rows) {
  /** Creates an item that is no object. */
  public NewItem(Spool content, OffsetDateTime date, boolean asSent) {
    this(content, date, asSent, Optional.empty(), Optional.empty());
  }
}
