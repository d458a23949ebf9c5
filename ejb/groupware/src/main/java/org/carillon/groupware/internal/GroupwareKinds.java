package org.carillon.groupware.internal;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.ObjectHook;
import org.carillon.store.item.CollectionKind;

/** Finds the beans of objects' kinds and the hooks for changes when first needed. */
final class GroupwareKinds {
  private final Iterable<GroupwareKind<?>> kinds;
  private final Iterable<ObjectHook> hooks;
  private volatile Found found;

  private record Found(Map<CollectionKind, GroupwareKind<?>> kinds, List<ObjectHook> hooks) {}

  GroupwareKinds(Iterable<GroupwareKind<?>> kinds, Iterable<ObjectHook> hooks) {
    this.kinds = kinds;
    this.hooks = hooks;
  }

  /** Returns the kind of a collection's objects, or empty if it holds none. */
  Optional<GroupwareKind<?>> of(CollectionKind collection) {
    return Optional.ofNullable(found().kinds.get(collection));
  }

  /** Returns the hook for changes in a collection, or empty. */
  Optional<ObjectHook> hook(CollectionKind collection) {
    return found().hooks.stream().filter(hook -> hook.concerns(collection)).findFirst();
  }

  /** Looked up on the first request: the beans may need the port that is made of them. */
  private Found found() {
    Found there = found;
    if (there == null) {
      Map<CollectionKind, GroupwareKind<?>> byKind = new EnumMap<>(CollectionKind.class);
      kinds.forEach(kind -> kind.kinds().forEach(of -> byKind.put(of, kind)));
      List<ObjectHook> all = new ArrayList<>();
      hooks.forEach(all::add);
      there = new Found(Map.copyOf(byKind), List.copyOf(all));
      found = there;
    }
    return there;
  }
}
