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
import org.carillon.contract.collection.ChangeState;
import org.carillon.contract.collection.ItemKey;
import org.carillon.groupware.IndexedObject;

/**
 * A collection's objects in memory. Whoever brings it up to date holds its lock; who reads it holds
 * none.
 */
final class CollectionView {
  final ReentrantLock lock = new ReentrantLock();

  /** As of when; empty before it is loaded. Guarded by the lock. */
  Optional<ChangeState> state = Optional.empty();

  private final Map<ItemKey, Loaded> byKey = new ConcurrentHashMap<>();
  private final Map<String, Set<ItemKey>> byUid = new ConcurrentHashMap<>();

  /**
   * An object with what its row tells.
   *
   * @param object with its summary decoded
   */
  record Loaded(KnownItem known, IndexedObject<Object> object) {}

  Optional<Loaded> get(ItemKey key) {
    return Optional.ofNullable(byKey.get(key));
  }

  void put(Loaded loaded) {
    ItemKey key = loaded.object().entry().key();
    remove(key);
    byKey.put(key, loaded);
    if (!loaded.object().uid().isEmpty()) {
      byUid.computeIfAbsent(loaded.object().uid(), _ -> ConcurrentHashMap.newKeySet()).add(key);
    }
  }

  void remove(ItemKey key) {
    Loaded old = byKey.remove(key);
    if (old != null) {
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
  }

  Collection<Loaded> all() {
    return byKey.values();
  }

  /** Those of a UID, the oldest first. */
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
