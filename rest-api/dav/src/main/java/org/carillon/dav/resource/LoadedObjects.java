package org.carillon.dav.resource;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.dav.answer.DavError;
import org.carillon.dav.answer.DavFailures;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.OpenObjects;
import org.carillon.store.item.ItemKey;

/**
 * Objects with their octets, read during iteration: some hundred at a time, and only as many octets
 * as the memory has room for besides those of other requests. Iterate once, then close it.
 */
public final class LoadedObjects implements Iterable<DavObjectResource>, AutoCloseable {
  private static final int PAGE = 200;

  private final DavCall call;
  private final CollectionResource collection;
  private final List<ItemKey> keys;
  private final Function<List<ItemKey>, Map<ItemKey, Long>> sizes;
  private final Set<ItemKey> seen = new HashSet<>();
  private Optional<OpenObjects> room = Optional.empty();

  private LoadedObjects(
      DavCall call,
      CollectionResource collection,
      List<ItemKey> keys,
      Function<List<ItemKey>, Map<ItemKey, Long>> sizes) {
    this.call = call;
    this.collection = collection;
    this.keys = List.copyOf(keys);
    this.sizes = sizes;
  }

  /** Returns the objects of known entries. */
  public static LoadedObjects of(
      DavCall call, CollectionResource collection, List<ObjectEntry> entries) {
    Map<ItemKey, Long> known =
        entries.stream()
            .collect(Collectors.toMap(ObjectEntry::key, ObjectEntry::octets, Math::max));
    return new LoadedObjects(
        call, collection, entries.stream().map(ObjectEntry::key).toList(), _ -> known);
  }

  /** Returns the existing objects with these keys. */
  public static LoadedObjects named(
      DavCall call, CollectionResource collection, List<ItemKey> keys) {
    return new LoadedObjects(
        call,
        collection,
        keys,
        some ->
            DavFailures.value(call.ports().objects().entries(call.open(collection), some)).stream()
                .collect(Collectors.toMap(ObjectEntry::key, ObjectEntry::octets, Math::max)));
  }

  @Override
  public Iterator<DavObjectResource> iterator() {
    return new Iterator<>() {
      private List<DavObjectResource> page = List.of();
      private Map<ItemKey, Long> known = Map.of();
      private int knownTo;
      private int at;
      private int from;

      @Override
      public boolean hasNext() {
        while (at == page.size() && from < keys.size()) {
          page = List.of();
          List<ItemKey> some = fitting();
          from += some.size();
          at = 0;
          page =
              DavFailures.value(call.ports().objects().open(call.open(collection), some)).stream()
                  .map(stored -> DavObjectResource.of(collection, stored))
                  .toList();
        }
        return at < page.size();
      }

      /** Returns the next objects that fit, at least one. */
      private List<ItemKey> fitting() {
        if (from >= knownTo) {
          knownTo = Math.min(from + PAGE, keys.size());
          known = sizes.apply(keys.subList(from, knownTo));
        }
        List<Long> octets =
            keys.subList(from, knownTo).stream().map(key -> known.getOrDefault(key, 0L)).toList();
        int fitting = OpenObjects.fitting(octets);
        take(octets.stream().limit(fitting).mapToLong(Long::longValue).sum());
        return keys.subList(from, from + fitting);
      }

      @Override
      public DavObjectResource next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        DavObjectResource object = page.get(at++);
        seen.add(object.entry().key());
        return object;
      }
    };
  }

  /** Returns the keys of those that existed, among those iterated so far. */
  public Set<ItemKey> seen() {
    return Set.copyOf(seen);
  }

  private void take(long octets) {
    close();
    try {
      room = OpenObjects.room(octets);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw DavError.of(DavError.UNAVAILABLE, "The server is stopping.");
    }
    if (room.isEmpty()) {
      throw DavError.of(
          DavError.UNAVAILABLE,
          "The server has not enough free memory for this request. Try again later.");
    }
  }

  /** Releases the memory reserved for the last of them. */
  @Override
  public void close() {
    room.ifPresent(OpenObjects::close);
    room = Optional.empty();
  }
}
