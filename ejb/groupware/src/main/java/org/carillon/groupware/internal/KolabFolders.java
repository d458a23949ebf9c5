package org.carillon.groupware.internal;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.internal.StoredObjects.Place;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;

/**
 * The collections that store objects in Kolab's form: those whose newest item has it. If a bridge
 * appends an object in that form, it sees all objects that are stored from then on, no matter who
 * stores them.
 */
final class KolabFolders {
  private static final int MOST_KNOWN = 10_000;
  private static final long FRESH = Duration.ofMinutes(1).toNanos();
  private static final long MOST_OCTETS = 50_000_000;

  private record Known(Optional<KolabItem> form, long at) {}

  private final Map<Long, Known> known =
      new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Known> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  /** Records the form of a collection's newest item. */
  void note(long collection, Optional<KolabItem> form) {
    synchronized (known) {
      known.put(collection, new Known(form.map(KolabItem::another), System.nanoTime()));
    }
  }

  /**
   * Returns the form in which an object is to be stored, with the preserved parts of the item that
   * has its key.
   *
   * @param replaces whether an item has the key
   */
  Optional<KolabItem> form(
      Place place, Collections collections, CollectionViews views, ItemKey key, boolean replaces) {
    long collection = place.collection().id();
    Known there;
    synchronized (known) {
      there = known.get(collection);
    }
    if (there == null || System.nanoTime() - there.at > FRESH) {
      note(collection, newest(place, views).flatMap(newest -> item(place, collections, newest)));
      synchronized (known) {
        there = known.get(collection);
      }
    }
    Optional<KolabItem> form = there == null ? Optional.empty() : there.form;
    return form.isPresent() && replaces ? item(place, collections, key).or(() -> form) : form;
  }

  private static Optional<ItemKey> newest(Place place, CollectionViews views) {
    return views.current(place.open(), place.kind())
            instanceof Answer.Done<CurrentView>(CurrentView view)
        ? view.objects().stream()
            .map(IndexedObject::entry)
            .max(Comparator.comparingLong(entry -> entry.uid()))
            .map(entry -> entry.key())
        : Optional.empty();
  }

  private static Optional<KolabItem> item(Place place, Collections collections, ItemKey key) {
    if (!(collections.open(place.caller(), place.open().id(), List.of(key))
        instanceof Answer.Done<List<OpenItem>>(List<OpenItem> opened))) {
      return Optional.empty();
    }
    Optional<KolabItem> found = Optional.empty();
    for (OpenItem item : opened) {
      try (item) {
        found =
            KolabItem.in(
                item.content(), place.collection().kind(), place.kind().mediaTypes(), MOST_OCTETS);
      } catch (IOException damaged) {
        // The object is stored in the common form, which uses nothing of the item.
        found = Optional.empty();
      }
    }
    return found;
  }
}
