package org.carillon.mailbox.resource;

import java.util.List;
import java.util.Map;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.store.item.ItemKey;

/**
 * The properties of collections and items, shared by all who use the resources. They follow their
 * resource if {@link #carry} is called, and are removed with it.
 */
public interface ResourceProperties {
  /** The largest number of items in one request. */
  int MOST_ITEMS = 1000;

  /** Returns the properties of a collection. The caller must have the right to read it. */
  Answer<List<ResourceProperty>> of(Caller caller, long collection);

  /**
   * Returns the properties of several collections; none for a collection that the caller may not
   * read.
   *
   * @return the properties by the collection's id, without collections that have none
   */
  Answer<Map<Long, List<ResourceProperty>>> ofAll(Caller caller, List<Long> collections);

  /**
   * Returns the properties of items of a collection, without items that have none.
   *
   * @param keys at most {@value #MOST_ITEMS}
   */
  Answer<Map<ItemKey, List<ResourceProperty>>> of(
      Caller caller, long collection, List<ItemKey> keys);

  /**
   * Sets and removes properties, all or none. The caller must have a right to write there: {@code
   * w} for a collection, {@code w} or {@code i} for an item.
   */
  Answer<Void> change(Caller caller, ResourcePlace place, List<ResourcePropertyChange> changes);

  /**
   * Replaces a resource's properties with those of another.
   *
   * @param leaves true if the other resource loses its properties
   */
  Answer<Void> carry(Caller caller, ResourcePlace from, ResourcePlace to, boolean leaves);

  /** Removes the properties of a resource that is gone or whose name was given to another. */
  Answer<Void> forget(Caller caller, ResourcePlace place);
}
