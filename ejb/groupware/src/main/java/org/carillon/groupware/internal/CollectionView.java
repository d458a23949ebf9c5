package org.carillon.groupware.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.groupware.IndexedObject;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemKey;

/** A collection's objects in memory. The updating thread holds its lock; readers none. */
final class CollectionView {
  final ReentrantLock lock = new ReentrantLock();

  /** The state to which it is updated, or empty before it is loaded. Guarded by the lock. */
  Optional<ChangeState> state = Optional.empty();

  private final Map<ItemKey, Loaded> byKey = new ConcurrentHashMap<>();
  private final Map<String, Set<ItemKey>> byUid = new ConcurrentHashMap<>();
  private final TimeIndex byTime = new TimeIndex();

  /**
   * An object with the data of its row.
   *
   * @param object the object with its decoded summary
   * @param span the longest span in which it takes place, or empty if it is found at any time
   */
  record Loaded(ItemMetadata known, IndexedObject<Object> object, Optional<TimeSpan> span) {}

  /** Returns its state if it equals the given one. */
  Optional<ChangeState> at(ChangeState told) {
    lock.lock();
    try {
      return state.filter(told::equals);
    } finally {
      lock.unlock();
    }
  }

  Optional<Loaded> get(ItemKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  void put(Loaded loaded) {
    ItemKey key = loaded.object().entry().key();
    remove(key);
    byKey.put(key, loaded);
    byTime.add(key, loaded.span());
    if (!loaded.object().uid().isEmpty()) {
      byUid.computeIfAbsent(loaded.object().uid(), _ -> ConcurrentHashMap.newKeySet()).add(key);
    }
  }

  void remove(ItemKey key) {
    Loaded old = byKey.remove(key);
    if (old != null) {
      byTime.remove(key, old.span());
      byUid.computeIfPresent(
          old.object().uid(),
          (_, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
          });
    }
  }

  void clear() {
    state = Optional.empty();
    byKey.clear();
    byUid.clear();
    byTime.clear();
  }

  Collection<Loaded> all() {
    return byKey.values();
  }

  Stream<Loaded> within(TimeSpan span) {
    return byTime.within(span).map(byKey::get).filter(Objects::nonNull);
  }

  /** Returns the objects of a UID, the oldest first. */
  List<Loaded> ofUid(String uid) {
    return byUid.getOrDefault(uid, Set.of()).stream()
        .map(byKey::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingLong(loaded -> loaded.object().entry().uid()))
        .toList();
  }

  int size() {
    return byKey.size();
  }
}
