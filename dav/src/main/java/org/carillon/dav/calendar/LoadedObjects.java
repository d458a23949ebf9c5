package org.carillon.dav.calendar;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.carillon.contract.collection.ItemKey;
import org.carillon.dav.answer.DavFailures;
import org.carillon.dav.resource.CollectionResource;
import org.carillon.dav.resource.DavCall;
import org.carillon.dav.resource.DavObjectResource;

/** Objects with their octets, read some hundred at a time as they are gone through. */
final class LoadedObjects implements Iterable<DavObjectResource> {
  private static final int PAGE = 200;

  private final DavCall call;
  private final CollectionResource collection;
  private final List<ItemKey> keys;

  LoadedObjects(DavCall call, CollectionResource collection, List<ItemKey> keys) {
    this.call = call;
    this.collection = collection;
    this.keys = List.copyOf(keys);
  }

  @Override
  public Iterator<DavObjectResource> iterator() {
    return new Iterator<>() {
      private List<DavObjectResource> page = new ArrayList<>();
      private int at;
      private int from;

      @Override
      public boolean hasNext() {
        while (at == page.size() && from < keys.size()) {
          List<ItemKey> some = keys.subList(from, Math.min(from + PAGE, keys.size()));
          from += some.size();
          at = 0;
          page =
              DavFailures.value(call.ports().objects().open(call.caller(), collection.id(), some))
                  .stream()
                  .map(stored -> DavObjectResource.of(collection, stored))
                  .toList();
        }
        return at < page.size();
      }

      @Override
      public DavObjectResource next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.get(at++);
      }
    };
  }
}
