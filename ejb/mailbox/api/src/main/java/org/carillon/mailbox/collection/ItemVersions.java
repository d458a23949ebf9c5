package org.carillon.mailbox.collection;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;

/**
 * What items were before they were replaced or deleted, as long as what is deleted can be brought
 * back ({@code mailbox.undelete-period}). For whoever may read the collection; a version that is
 * not there any more, or of another key, is {@link Failure.NotFound}.
 */
public interface ItemVersions {
  /** So many are told of an item. */
  int MOST = 100;

  /** The earlier versions of what has a key, or had it, the latest first. */
  Answer<List<ItemVersion>> list(Caller caller, long collection, ItemKey key);

  /**
   * One with its octets, to be closed.
   *
   * @param version its id
   */
  Answer<OpenItem> open(Caller caller, long collection, ItemKey key, String version);

  /**
   * Puts the octets of an earlier version in the place of those that are there, which become a
   * version themselves; for who may put and replace items there.
   *
   * @param version its id
   */
  Answer<PutItem> bringBack(Caller caller, long collection, ItemKey key, String version);
}
