package org.carillon.mailbox.collection;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.carillon.contract.content.Spool;
import org.carillon.store.delivery.KeyedPut;

/**
 * What is put into a collection.
 *
 * @param content its octets; any, also such as are no message
 * @param date what IMAP tells as INTERNALDATE
 * @param asSent whether these are the very octets that a client sent; false when whoever puts them
 *     has changed them
 * @param objectUid the UID of the object that it is, which no other of the collection may have
 * @param rows what is written about the item by the pipeline that places it
 */
public record NewItem(
    Spool content,
    OffsetDateTime date,
    boolean asSent,
    Optional<String> objectUid,
    Optional<KeyedPut.WithItem> rows) {
  /** One that is no object. */
  public NewItem(Spool content, OffsetDateTime date, boolean asSent) {
    this(content, date, asSent, Optional.empty(), Optional.empty());
  }
}
