package org.carillon.groupware.internal;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectView;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemKey;

/** A view that was updated for a caller, who sees the part of it that is not redacted. */
record CurrentView(
    CollectionEntry collection,
    ChangeState state,
    CollectionView loaded,
    ObjectVisibility<Object> visibility)
    implements ObjectView<Object> {
  @Override
  public Collection<IndexedObject<Object>> objects() {
    return shown(loaded.all().stream());
  }

  @Override
  public Collection<IndexedObject<Object>> within(TimeSpan span) {
    return shown(loaded.within(span));
  }

  private List<IndexedObject<Object>> shown(Stream<CollectionView.Loaded> objects) {
    return objects
        .map(CollectionView.Loaded::object)
        .flatMap(object -> visibility.of(object).stream())
        .toList();
  }

  @Override
  public Optional<IndexedObject<Object>> of(ItemKey key) {
    return own(key).flatMap(loaded::get).map(CollectionView.Loaded::object).flatMap(visibility::of);
  }

  /** Returns the object's own key for the key under which it is shown. */
  Optional<ItemKey> own(ItemKey shown) {
    return visibility.isOfTimes()
        ? loaded.all().stream()
            .map(one -> one.object().entry().key())
            .filter(key -> visibility.key(key).equals(shown))
            .findFirst()
        : Optional.of(shown);
  }

  @Override
  public List<IndexedObject<Object>> ofUid(String uid) {
    return visibility.isOfTimes()
        ? objects().stream().filter(object -> object.uid().equals(uid)).toList()
        : shown(loaded.ofUid(uid).stream());
  }

  /** Returns the objects of a UID in their real form, whether or not they are shown. */
  Stream<ObjectEntry> known(String uid) {
    return loaded.ofUid(uid).stream().map(one -> one.object().entry());
  }

  /** Returns the object of a key in its real form, whether or not it is shown. */
  Optional<IndexedObject<Object>> known(ItemKey key) {
    return loaded.get(key).map(CollectionView.Loaded::object);
  }

  /** Returns whether an object is private for the caller, who at most sees when it takes place. */
  boolean hides(ItemKey key) {
    return visibility.isOfTimes() && loaded.get(key).isPresent()
        || of(key).filter(visibility::hides).isPresent();
  }
}
