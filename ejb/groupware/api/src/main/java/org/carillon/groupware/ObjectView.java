package org.carillon.groupware;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemKey;

/**
 * An in-memory view of a collection's objects. It may change while it is read, one object at a
 * time.
 *
 * @param <S> the summary of an object
 */
public interface ObjectView<S> {

  CollectionEntry collection();

  /** Returns the state to which the view was updated for the caller. */
  ChangeState state();

  /** Returns all objects, in no order. */
  Collection<IndexedObject<S>> objects();

  /** Returns all objects that may take place in a span, and perhaps others. */
  Collection<IndexedObject<S>> within(TimeSpan span);

  /** Returns the object of a key, or empty. */
  Optional<IndexedObject<S>> of(ItemKey key);

  /** Returns the objects of a UID: at most one, unless copies were stored. */
  List<IndexedObject<S>> ofUid(String uid);
}
