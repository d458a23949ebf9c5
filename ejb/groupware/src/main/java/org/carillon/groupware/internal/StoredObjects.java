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
import org.carillon.groupware.PutObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;
import org.jboss.logging.Logger;

/** The objects of collections, over the store's collections and the views of them. */
final class StoredObjects implements GroupwareObjects {
  private static final Logger LOG = Logger.getLogger(StoredObjects.class);

  private final Collections collections;
  private final CollectionViews views;
  private final GroupwareKinds kinds;
  private final ObjectPuts puts;
  private final ObjectTurns turns = new ObjectTurns();
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
    this.puts = new ObjectPuts(collections, views, rows, kinds, this::there);
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

  /** A collection with the bean that knows its objects. */
  record Place(CollectionEntry collection, GroupwareKind<?> kind) {
    /** The name that the part of an object has in its message. */
    String fileName(ItemKey key) {
      return key.value().endsWith(kind.extension()) ? key.value() : "object" + kind.extension();
    }
  }

  private Answer<Place> place(Caller caller, long collection) {
    return collections
        .collection(caller, collection)
        .then(
            entry ->
                kinds
                    .of(entry.kind())
                    .<Answer<Place>>map(kind -> new Answer.Done<>(new Place(entry, kind)))
                    .orElseGet(
                        () ->
                            Answer.failed(
                                new Failure.Invalid(
                                    "collection",
                                    "other-kind",
                                    "That collection holds no such objects."))));
  }

  /** Nobody changes what they may not see: their change would be of something else. */
  private Answer<CollectionViews.Current> seen(Caller caller, Place place, ItemKey key) {
    return views
        .current(caller, place.collection(), place.kind())
        .then(
            view ->
                view.hides(key)
                    ? Answer.failed(
                        MailboxFailure.notPermitted("It is private, and changed by its owner"))
                    : new Answer.Done<>(view));
  }

  private Answer<CollectionViews.Current> roomy(CollectionViews.Current view, ItemKey key) {
    return views
        .refusal(view, key)
        .<Answer<CollectionViews.Current>>map(Answer::failed)
        .orElseGet(() -> new Answer.Done<>(view));
  }

  private Answer<Optional<StoredObject>> there(Caller caller, Place place, ItemKey key) {
    return open(caller, place.collection().id(), List.of(key))
        .map(found -> found.stream().findFirst());
  }

  @Override
  public Answer<PutObject> put(
      Caller caller, long collection, ItemKey key, Precondition when, NewObject object) {
    if (object.octets().length > mostOctets()) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, mostOctets()));
    }
    return place(caller, collection)
        .then(
            place ->
                turns.alone(
                    collection,
                    key,
                    () ->
                        seen(caller, place, key)
                            .then(
                                view ->
                                    roomy(view, key)
                                        .then(
                                            _ ->
                                                puts.put(
                                                    caller, place, view, key, when, object)))));
  }

  @Override
  public Answer<StoredObject> open(Caller caller, long collection, ItemKey key) {
    return open(caller, collection, List.of(key))
        .then(
            found ->
                found.isEmpty()
                    ? Answer.failed(new Failure.NotFound("item", key.value()))
                    : new Answer.Done<>(found.getFirst()));
  }

  @Override
  public Answer<List<StoredObject>> open(Caller caller, long collection, List<ItemKey> keys) {
    return place(caller, collection)
        .then(
            place ->
                views
                    .current(caller, place.collection(), place.kind())
                    .then(view -> open(caller, place, view, own(view, keys))));
  }

  private static List<ItemKey> own(CollectionViews.Current view, List<ItemKey> keys) {
    if (!view.veil().isOfTimes() || keys.size() > Collections.MOST) {
      return keys;
    }
    Set<ItemKey> wanted = Set.copyOf(keys);
    return view.loaded().all().stream()
        .map(one -> one.object().entry().key())
        .filter(key -> wanted.contains(view.veil().key(key)))
        .toList();
  }

  private Answer<List<StoredObject>> open(
      Caller caller, Place place, CollectionViews.Current view, List<ItemKey> keys) {
    ItemReading reading = new ItemReading(place.kind(), mostOctets);
    return collections
        .open(caller, place.collection().id(), keys)
        .then(
            opened -> {
              List<StoredObject> read = new ArrayList<>(opened.size());
              try {
                for (OpenItem item : opened) {
                  object(place, view, reading, item).flatMap(view.veil()::of).ifPresent(read::add);
                }
                return new Answer.Done<>(read);
              } catch (IOException away) {
                LOG.warnf("An object can't be read: %s", away.getMessage());
                return Answer.failed(new Failure.TryLater("The store is not available"));
              } finally {
                opened.forEach(OpenItem::close);
              }
            });
  }

  /** Another may have been put in its place since the view was brought up to date. */
  private static Optional<StoredObject> object(
      Place place, CollectionViews.Current view, ItemReading reading, OpenItem item)
      throws IOException {
    ItemEntry there = item.entry();
    Optional<KnownItem> kept =
        there
            .key()
            .flatMap(view.loaded()::get)
            .filter(loaded -> loaded.object().entry().tag().equals(there.tag()))
            .map(CollectionView.Loaded::known);
    OptionalLong id = ItemReading.item(there.tag());
    KnownItem known =
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
  public Answer<List<ObjectEntry>> list(Caller caller, long collection) {
    return place(caller, collection)
        .then(place -> views.current(caller, place.collection(), place.kind()))
        .map(
            view ->
                view.objects().stream()
                    .map(IndexedObject::entry)
                    .sorted(Comparator.comparingLong(ObjectEntry::uid))
                    .toList());
  }

  @Override
  public Answer<Void> delete(
      Caller caller, long collection, ItemKey key, Precondition when, Telling telling) {
    return place(caller, collection)
        .then(
            place ->
                turns.alone(
                    collection,
                    key,
                    () ->
                        seen(caller, place, key)
                            .then(view -> puts.delete(caller, place, view, key, when, telling))));
  }

  @Override
  public Answer<Void> move(Caller caller, long from, ItemKey key, long to, ItemKey newKey) {
    return place(caller, from)
        .then(
            place ->
                seen(caller, place, key)
                    .then(_ -> place(caller, to))
                    .then(
                        target ->
                            seen(caller, target, newKey)
                                .then(
                                    view ->
                                        from == to ? new Answer.Done<>(view) : roomy(view, newKey))
                                .then(_ -> puts.move(caller, place, key, target, newKey))));
  }

  @Override
  public Answer<ObjectChanges> changes(
      Caller caller, long collection, Optional<ChangeState> since, int most) {
    return place(caller, collection)
        .then(
            place ->
                collections
                    .changes(caller, collection, since, most)
                    .then(changes -> told(caller, place, changes)));
  }

  /** As of the state of the changes, whether the view has come so far or not. */
  private Answer<ObjectChanges> told(Caller caller, Place place, ItemChanges changes) {
    List<ItemEntry> items =
        changes.changes().stream()
            .filter(ItemChange.Changed.class::isInstance)
            .map(change -> ((ItemChange.Changed) change).item())
            .toList();
    return views
        .of(caller, place.collection(), place.kind(), items)
        .map(
            objects -> {
              List<ObjectChange> told = new ArrayList<>(changes.changes().size());
              Veil<Object> veil = views.veil(caller, place.collection(), place.kind());
              for (ItemChange change : changes.changes()) {
                switch (change) {
                  case ItemChange.Removed(long _, Optional<ItemKey> key) ->
                      key.map(veil::key).map(ObjectChange.Removed::new).ifPresent(told::add);
                  case ItemChange.Changed(ItemEntry item) ->
                      item.key()
                          .map(veil::key)
                          .flatMap(key -> told(veil, key, objects.get(key)))
                          .ifPresent(told::add);
                }
              }
              return new ObjectChanges(told, changes.state(), changes.more());
            });
  }

  /** To who sees times alone, what takes none any more is gone. */
  private static Optional<ObjectChange> told(
      Veil<Object> veil, ItemKey key, IndexedObject<Object> object) {
    if (object != null) {
      return Optional.of(new ObjectChange.Changed(object.entry()));
    }
    return veil.isOfTimes() ? Optional.of(new ObjectChange.Removed(key)) : Optional.empty();
  }
}
