package org.carillon.groupware.internal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongSupplier;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectChange;
import org.carillon.groupware.ObjectChanges;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.OpenCollection;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;
import org.jboss.logging.Logger;

/** The objects of collections, on top of the store's collections and their views. */
final class StoredObjects implements GroupwareObjects {
  private static final Logger LOG = Logger.getLogger(StoredObjects.class);

  private final Collections collections;
  private final CollectionViews views;
  private final GroupwareKinds kinds;
  private final ObjectPuts puts;
  private final ObjectQueue turns = new ObjectQueue();
  private final DefaultCollections defaults;
  private final LongSupplier mostOctets;

  StoredObjects(
      Collections collections,
      CollectionViews views,
      SummaryRows rows,
      GroupwareKinds kinds,
      LongSupplier mostOctets) {
    this.collections = collections;
    this.views = views;
    this.kinds = kinds;
    this.puts = new ObjectPuts(collections, views, kinds, this::there);
    this.defaults = new DefaultCollections(collections);
    this.mostOctets = mostOctets;
  }

  @Override
  public Answer<List<CollectionEntry>> collections(Caller caller) {
    return defaults.of(caller);
  }

  @Override
  public long mostOctets() {
    return mostOctets.getAsLong();
  }

  /** A collection with the bean of its objects' kind. */
  record Place(OpenCollection open, GroupwareKind<?> kind) {
    Caller caller() {
      return open.caller();
    }

    CollectionEntry collection() {
      return open.entry();
    }

    /** Returns the file name of an object's part in its message. */
    String fileName(ItemKey key) {
      return key.value().endsWith(kind.extension()) ? key.value() : "object" + kind.extension();
    }
  }

  @Override
  public Answer<OpenCollection> opened(Caller caller, long collection) {
    return collections.opened(caller, collection);
  }

  private Answer<Place> place(OpenCollection open) {
    return kinds
        .of(open.kind())
        .<Answer<Place>>map(kind -> new Answer.Done<>(new Place(open, kind)))
        .orElseGet(
            () ->
                Answer.failed(
                    new Failure.Invalid(
                        "collection",
                        "other-kind",
                        "This operation does not apply to collections of this type.")));
  }

  /** Opens the collection again for a change that waited for other changes, which it must see. */
  private Answer<Place> afresh(Place place, boolean hasWaited) {
    return hasWaited
        ? opened(place.caller(), place.open().id()).then(this::place)
        : new Answer.Done<>(place);
  }

  /**
   * Returns the view if the caller sees the object of the key. A caller who does not see it may not
   * change it, because the change would be of something else.
   */
  private Answer<CurrentView> seen(Place place, ItemKey key) {
    return views
        .current(place.open(), place.kind())
        .then(
            view ->
                view.hides(key)
                    ? Answer.failed(
                        MailboxFailure.notPermitted(
                            "The event is private and can only be changed by its owner"))
                    : new Answer.Done<>(view));
  }

  private Answer<CurrentView> roomy(CurrentView view, ItemKey key) {
    return views
        .refusal(view, key)
        .<Answer<CurrentView>>map(Answer::failed)
        .orElseGet(() -> new Answer.Done<>(view));
  }

  private Answer<Optional<StoredObject>> there(Place place, ItemKey key) {
    return open(place.open(), List.of(key)).map(found -> found.stream().findFirst());
  }

  @Override
  public Answer<StoredObjectResult> put(
      OpenCollection into, ItemKey key, Precondition when, NewObject object) {
    if (object.octets().length > mostOctets()) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, mostOctets()));
    }
    return place(into)
        .then(
            opened ->
                turns.alone(
                    into.id(),
                    key,
                    hasWaited ->
                        afresh(opened, hasWaited)
                            .then(
                                place ->
                                    seen(place, key)
                                        .then(
                                            view ->
                                                roomy(view, key)
                                                    .then(
                                                        _ ->
                                                            puts.put(
                                                                place, view, key, when,
                                                                object))))));
  }

  @Override
  public Answer<List<StoredObject>> open(OpenCollection in, List<ItemKey> keys) {
    return place(in)
        .then(
            place ->
                views.current(in, place.kind()).then(view -> open(place, view, own(view, keys))));
  }

  private static List<ItemKey> own(CurrentView view, List<ItemKey> keys) {
    if (!view.visibility().isOfTimes() || keys.size() > Collections.MOST) {
      return keys;
    }
    Set<ItemKey> wanted = Set.copyOf(keys);
    return view.loaded().all().stream()
        .map(one -> one.object().entry().key())
        .filter(key -> wanted.contains(view.visibility().key(key)))
        .toList();
  }

  private Answer<List<StoredObject>> open(Place place, CurrentView view, List<ItemKey> keys) {
    ItemReading reading = new ItemReading(place.kind(), mostOctets);
    return collections
        .open(place.caller(), place.open().id(), keys)
        .then(
            opened -> {
              List<StoredObject> read = new ArrayList<>(opened.size());
              try {
                for (OpenItem item : opened) {
                  object(place, view, reading, item)
                      .flatMap(view.visibility()::of)
                      .ifPresent(read::add);
                }
                return new Answer.Done<>(read);
              } catch (IOException away) {
                LOG.warnf("An object cannot be read: %s", away.getMessage());
                return Answer.failed(
                    new Failure.TryLater("The store is not available at the moment."));
              } finally {
                opened.forEach(OpenItem::close);
              }
            });
  }

  /** Returns the object of an item, or empty if it was replaced since the view was updated. */
  private static Optional<StoredObject> object(
      Place place, CurrentView view, ItemReading reading, OpenItem item) throws IOException {
    ItemEntry there = item.entry();
    Optional<ItemMetadata> kept =
        there
            .key()
            .flatMap(view.loaded()::get)
            .filter(loaded -> loaded.object().entry().tag().equals(there.tag()))
            .map(CollectionView.Loaded::known);
    OptionalLong id = ItemReading.item(there.tag());
    ItemMetadata known =
        kept.isPresent()
            ? kept.get()
            : reading.known(place.collection().kind(), id.orElse(0), item.content());
    if (known.mediaType().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new StoredObject(
            new ObjectEntry(
                there.key().orElseThrow(),
                there.tag(),
                known.scheduleTag(),
                there.uid(),
                known.octets(),
                known.mediaType(),
                there.saved()),
            reading.object(known, item.content())));
  }

  @Override
  public Answer<List<ObjectEntry>> entries(OpenCollection in, List<ItemKey> keys) {
    return place(in)
        .then(place -> views.current(in, place.kind()))
        .map(
            view ->
                keys.stream()
                    .flatMap(key -> view.of(key).stream())
                    .map(IndexedObject::entry)
                    .toList());
  }

  @Override
  public Answer<List<ObjectEntry>> list(OpenCollection of) {
    return place(of)
        .then(place -> views.current(of, place.kind()))
        .map(
            view ->
                view.objects().stream()
                    .map(IndexedObject::entry)
                    .sorted(Comparator.comparingLong(ObjectEntry::uid))
                    .toList());
  }

  @Override
  public Answer<Void> delete(OpenCollection from, ItemKey key, Precondition when, Telling telling) {
    return place(from)
        .then(
            opened ->
                turns.alone(
                    from.id(),
                    key,
                    hasWaited ->
                        afresh(opened, hasWaited)
                            .then(
                                place ->
                                    seen(place, key)
                                        .then(
                                            view ->
                                                puts.delete(place, view, key, when, telling)))));
  }

  @Override
  public Answer<Void> move(OpenCollection from, ItemKey key, OpenCollection to, ItemKey newKey) {
    return place(from)
        .then(
            place ->
                seen(place, key)
                    .then(_ -> place(to))
                    .then(
                        target ->
                            seen(target, newKey)
                                .then(
                                    view ->
                                        from.id() == to.id()
                                            ? new Answer.Done<>(view)
                                            : roomy(view, newKey))
                                .then(_ -> puts.move(place, key, target, newKey))));
  }

  @Override
  public Answer<ObjectChanges> changes(OpenCollection of, Optional<ChangeState> since, int most) {
    return place(of)
        .then(place -> collections.changes(of, since, most).then(changes -> told(place, changes)));
  }

  /** Returns the changes with the entries at their state, however new the view is. */
  private Answer<ObjectChanges> told(Place place, ItemChanges changes) {
    List<ItemEntry> items =
        changes.changes().stream()
            .filter(ItemChange.Changed.class::isInstance)
            .map(change -> ((ItemChange.Changed) change).item())
            .toList();
    return views
        .of(place.open(), place.kind(), items)
        .map(
            objects -> {
              List<ObjectChange> told = new ArrayList<>(changes.changes().size());
              ObjectVisibility<Object> visibility = views.visibility(place.open(), place.kind());
              for (ItemChange change : changes.changes()) {
                switch (change) {
                  case ItemChange.Removed(long _, Optional<ItemKey> key) ->
                      key.map(visibility::key).map(ObjectChange.Removed::new).ifPresent(told::add);
                  case ItemChange.Changed(ItemEntry item) ->
                      item.key()
                          .map(visibility::key)
                          .flatMap(key -> told(visibility, key, objects.get(key)))
                          .ifPresent(told::add);
                }
              }
              return new ObjectChanges(told, changes.state(), changes.more());
            });
  }

  /** Returns the change as the caller sees it: a removal if only times show and it has none. */
  private static Optional<ObjectChange> told(
      ObjectVisibility<Object> visibility, ItemKey key, IndexedObject<Object> object) {
    if (object != null) {
      return Optional.of(new ObjectChange.Changed(object.entry()));
    }
    return visibility.isOfTimes() ? Optional.of(new ObjectChange.Removed(key)) : Optional.empty();
  }
}
