package org.carillon.mailbox.collection;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;

/**
 * The versions of items before they were replaced or deleted. They are kept as long as deleted
 * messages can be brought back ({@code mailbox.undelete-period}). Every account that may read the
 * collection may read them. The answer is {@link Failure.NotFound} for a version that no longer
 * exists or belongs to another key.
 */
public interface ItemVersions {
  /** The largest number of versions that are listed for an item. */
  int MOST = 100;

  /** Lists the earlier versions of the item that has the key, or had it, the latest first. */
  Answer<List<ItemVersion>> list(Caller caller, long collection, ItemKey key);

  /**
   * Opens a version with its octets. The caller must close it.
   *
   * @param version the version's id
   */
  Answer<OpenItem> open(Caller caller, long collection, ItemKey key, String version);

  /**
   * Replaces an item's octets with those of an earlier version. The replaced octets become a
   * version themselves. The caller must have the right to add and replace items in the collection.
   *
   * @param version the version's id
   */
  Answer<PutItem> bringBack(Caller caller, long collection, ItemKey key, String version);
}
