package org.carillon.groupware;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemKey;

/**
 * What a collection's objects say, in memory. It may move on while it is read, an object at a time.
 *
 * @param <S> what is known of each object
 */
public interface ObjectView<S> {

  /** The collection. */
  CollectionEntry collection();

  /** As of when it was brought up to date for whoever asked. */
  ChangeState state();

  /** All objects, in no order. */
  Collection<IndexedObject<S>> objects();

  /** Those that may take place in a span: none that does is missing. */
  Collection<IndexedObject<S>> within(TimeSpan span);

  /** The object that has a key. */
  Optional<IndexedObject<S>> of(ItemKey key);

  /** Those that have a UID: one, but where copies were put together. */
  List<IndexedObject<S>> ofUid(String uid);
}
