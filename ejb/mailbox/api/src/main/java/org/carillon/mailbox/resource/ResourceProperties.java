package org.carillon.mailbox.resource;

import java.util.List;
import java.util.Map;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;

/**
 * The properties of collections and items, which all who use them share. They follow their resource
 * as {@link #carry} says, and go with it.
 */
public interface ResourceProperties {
  /** The most items asked about at once. */
  int MOST_ITEMS = 1000;

  /** Those of a collection; for those with the right to read it. */
  Answer<List<ResourceProperty>> of(Caller caller, long collection);

  /**
   * Those of some collections at once; of one that the caller may not read there are none.
   *
   * @return by the collection's id, of those that have some
   */
  Answer<Map<Long, List<ResourceProperty>>> ofAll(Caller caller, List<Long> collections);

  /**
   * Those of items of a collection: of those that have some.
   *
   * @param keys at most {@value #MOST_ITEMS}
   */
  Answer<Map<ItemKey, List<ResourceProperty>>> of(
      Caller caller, long collection, List<ItemKey> keys);

  /**
   * Sets and removes properties, all or none; for those with the right to write there: of a
   * collection {@code w}, of an item {@code w} or {@code i}.
   */
  Answer<Void> change(Caller caller, ResourcePlace place, List<ResourcePropertyChange> changes);

  /**
   * Gives a resource the properties of another in the place of its own.
   *
   * @param leaves whether the other keeps none
   */
  Answer<Void> carry(Caller caller, ResourcePlace from, ResourcePlace to, boolean leaves);

  /** Forgets those of a resource that is no more, or that another now has the name of. */
  Answer<Void> forget(Caller caller, ResourcePlace place);
}
