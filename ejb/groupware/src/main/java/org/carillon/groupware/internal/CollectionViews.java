package org.carillon.groupware.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectView;
import org.carillon.groupware.ObjectViews;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.OpenCollection;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.store.item.ChangeState;
import org.carillon.store.item.ItemChange;
import org.carillon.store.item.ItemChanges;
import org.carillon.store.item.ItemEntry;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.OpenItem;
import org.carillon.store.item.Precondition;

/** The views of this node. Each is updated from the change log when it is requested. */
final class CollectionViews implements ObjectViews {
  private final KolabFolders kolab = new KolabFolders();

  /** The weight of an empty collection, in objects. */
  private static final int EMPTY = 20;

  /** The number of objects that are open at once while summaries are made. */
  private static final int OPEN = 50;

  private final Collections collections;
  private final SummaryRows rows;
  private final HiddenKeys hidden;

  /** The number of objects from which on views are loaded one after the other. */
  private static final int LARGE = 5_000;

  /** The longest time that a caller waits for others' large views to be loaded. */
  private static final Duration LOADING = Duration.ofSeconds(20);

  private final ReentrantLock loading = new ReentrantLock(true);
  private final LongSupplier mostOctets;
  private final LongSupplier mostOfOne;
  private final Cache<Long, CollectionView> views;

  /**
   * Creates an instance without views.
   *
   * @param mostOfOne the maximum number of objects in a collection
   * @param mostObjects the approximate number of objects that are kept in memory. A collection
   *     counts for at most half of them, whatever its size, since it would otherwise be loaded
   *     again for each request.
   */
  CollectionViews(
      Collections collections,
      SummaryRows rows,
      HiddenKeys hidden,
      LongSupplier mostOctets,
      LongSupplier mostOfOne,
      long mostObjects) {
    this.hidden = hidden;
    this.collections = collections;
    this.rows = rows;
    this.mostOctets = mostOctets;
    this.mostOfOne = mostOfOne;
    this.views =
        Caffeine.newBuilder()
            .maximumWeight(mostObjects)
            .weigher(
                (Long _, CollectionView view) ->
                    (int) Math.min(EMPTY + view.size(), Math.max(1, mostObjects / 2)))
            .build();
  }

  /** Returns the collections that store objects in Kolab's form. */
  KolabFolders kolab() {
    return kolab;
  }

  /** Returns the Kolab form in which an object is stored in addition, or empty for none. */
  Optional<KolabItem> form(StoredObjects.Place place, ItemKey key, Precondition when) {
    boolean replaces = !(when instanceof Precondition.Absent);
    return kolab.form(place, collections, this, key, replaces);
  }

  @Override
  @SuppressWarnings("unchecked") // The kind of the collection made the view.
  public <S> Answer<ObjectView<S>> of(Caller caller, long collection, GroupwareKind<S> kind) {
    return loaded(caller, collection, kind).map(view -> (ObjectView<S>) view);
  }

  Answer<CurrentView> loaded(Caller caller, long collection, GroupwareKind<?> kind) {
    return collections
        .opened(caller, collection)
        .then(
            open ->
                kind.kinds().contains(open.kind())
                    ? unchanged(open, kind)
                        .<Answer<CurrentView>>map(Answer.Done::new)
                        .orElseGet(() -> current(open, kind))
                    : Answer.failed(
                        new Failure.Invalid(
                            "collection",
                            "other-kind",
                            "This operation does not apply to collections of this type.")));
  }

  /** Returns the view if it was current at the lookup, so that the log need not be read. */
  private Optional<CurrentView> unchanged(OpenCollection open, GroupwareKind<?> kind) {
    return Optional.ofNullable(views.getIfPresent(open.id()))
        .flatMap(
            view ->
                view.at(open.entry().state())
                    .map(
                        state ->
                            new CurrentView(open.entry(), state, view, visibility(open, kind))));
  }

  /** Returns the view of an open collection, in its state at opening or later. */
  Answer<CurrentView> current(OpenCollection open, GroupwareKind<?> kind) {
    CollectionEntry entry = open.entry();
    // IMAP and mail can store more items than clients may put.
    if (entry.items() > 2 * mostOfOne.getAsLong()) {
      return full();
    }
    CollectionView view = views.get(entry.id(), _ -> new CollectionView());
    view.lock.lock();
    try {
      int before = view.size();
      Answer<ChangeState> state =
          view.state.isEmpty() && entry.items() > LARGE
              ? bringUpAlone(open, kind, view)
              : bringUp(open, kind, view);
      if (view.size() != before) {
        // This weighs the view again.
        views.put(entry.id(), view);
      }
      return state.map(now -> new CurrentView(entry, now, view, visibility(open, kind)));
    } catch (SQLException | IOException away) {
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    } finally {
      view.lock.unlock();
    }
  }

  /**
   * Returns items as the caller sees them, by the key under which they are shown, no matter how far
   * the view has been updated. Items that it lacks are read for this answer only. Items that are no
   * objects or are not shown are left out.
   */
  Answer<Map<ItemKey, IndexedObject<Object>>> of(
      OpenCollection open, GroupwareKind<?> kind, List<ItemEntry> items) {
    CollectionView view = views.get(open.id(), _ -> new CollectionView());
    List<CollectionView.Loaded> there = new ArrayList<>(items.size());
    List<ItemEntry> fresh = new ArrayList<>();
    for (ItemEntry item : items) {
      if (item.key().isPresent()) {
        there(view, item).ifPresentOrElse(there::add, () -> fresh.add(item));
      }
    }
    try {
      return loaded(open, kind, fresh)
          .map(
              loaded ->
                  Stream.concat(there.stream(), loaded.stream())
                      .map(CollectionView.Loaded::object)
                      .flatMap(object -> visibility(open, kind).of(object).stream())
                      .collect(
                          Collectors.toMap(
                              object -> object.entry().key(),
                              object -> object,
                              (_, last) -> last)));
    } catch (SQLException | IOException away) {
      return Answer.failed(new Failure.TryLater("The store is not available at the moment."));
    }
  }

  /** Returns the item of a view, or empty if the view has another item in its place or none. */
  private static Optional<CollectionView.Loaded> there(CollectionView view, ItemEntry item) {
    return item.key()
        .flatMap(view::get)
        .filter(there -> there.object().entry().tag().equals(item.tag()))
        .filter(there -> there.object().entry().uid() == item.uid());
  }

  @SuppressWarnings("unchecked") // The kind of the collection made the view.
  ObjectVisibility<Object> visibility(OpenCollection open, GroupwareKind<?> kind) {
    return new ObjectVisibility<>(
        open.entry(), (GroupwareKind<Object>) kind, hidden, open.caller().name());
  }

  /** Returns a failure if no new object may be stored under the key, otherwise empty. */
  Optional<Failure> refusal(CurrentView view, ItemKey key) {
    return view.loaded().size() >= mostOfOne.getAsLong() && view.known(key).isEmpty()
        ? full().asFailure()
        : Optional.empty();
  }

  private <T> Answer<T> full() {
    return Answer.failed(new Failure.LimitReached(Limit.OBJECTS, mostOfOne.getAsLong()));
  }

  /** Loads a large view alone. Several at once would take the memory of those in use. */
  private Answer<ChangeState> bringUpAlone(
      OpenCollection open, GroupwareKind<?> kind, CollectionView view)
      throws SQLException, IOException {
    try {
      if (!loading.tryLock(LOADING.toMillis(), TimeUnit.MILLISECONDS)) {
        return Answer.failed(
            new Failure.TryLater("Too many collections are being read at the moment."));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Answer.failed(new Failure.TryLater("The server is stopping."));
    }
    try {
      return bringUp(open, kind, view);
    } finally {
      loading.unlock();
    }
  }

  private Answer<ChangeState> bringUp(
      OpenCollection open, GroupwareKind<?> kind, CollectionView view)
      throws SQLException, IOException {
    while (true) {
      Answer<ItemChanges> answer = collections.changes(open, view.state, Collections.MOST);
      switch (answer) {
        case Answer.Failed<ItemChanges>(Failure.Outdated _) when view.state.isPresent() ->
            view.clear();
        case Answer.Failed<ItemChanges>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<ItemChanges>(ItemChanges changes) -> {
          Optional<Failure> failure = apply(open, kind, view, changes.changes());
          if (failure.isPresent()) {
            return Answer.failed(failure.get());
          }
          view.state = Optional.of(changes.state());
          if (!changes.more()) {
            return new Answer.Done<>(changes.state());
          }
        }
      }
    }
  }

  /** Updates the view by a put of this node, if nothing else changed the collection. */
  void follow(StoredObjects.Place place, PutItem.Step step, ItemMetadata known) {
    CollectionView view = views.getIfPresent(place.open().id());
    if (view == null) {
      return;
    }
    view.lock.lock();
    try {
      if (view.state.filter(step.before()::equals).isPresent()) {
        int before = view.size();
        view.put(loaded(place.kind(), step.item(), known));
        view.state = Optional.of(step.after());
        if (view.size() != before) {
          views.put(place.open().id(), view);
        }
      }
    } finally {
      view.lock.unlock();
    }
  }

  private Optional<Failure> apply(
      OpenCollection open, GroupwareKind<?> kind, CollectionView view, List<ItemChange> changes)
      throws SQLException, IOException {
    List<ItemEntry> fresh = new ArrayList<>();
    for (ItemChange change : changes) {
      switch (change) {
        case ItemChange.Removed(long _, Optional<ItemKey> key) -> key.ifPresent(view::remove);
        case ItemChange.Changed(ItemEntry item) -> {
          if (item.key().isPresent() && there(view, item).isEmpty()) {
            fresh.add(item);
          }
        }
      }
    }
    return fresh.isEmpty() ? Optional.empty() : load(open, kind, view, fresh);
  }

  private Optional<Failure> load(
      OpenCollection open, GroupwareKind<?> kind, CollectionView view, List<ItemEntry> fresh)
      throws SQLException, IOException {
    return switch (loaded(open, kind, fresh)) {
      case Answer.Failed<List<CollectionView.Loaded>>(Failure failure) -> Optional.of(failure);
      case Answer.Done<List<CollectionView.Loaded>>(List<CollectionView.Loaded> loaded) -> {
        fresh.forEach(item -> item.key().ifPresent(view::remove));
        loaded.forEach(view::put);
        yield Optional.empty();
      }
    };
  }

  /** Returns items with their data. Items that were replaced meanwhile are left out. */
  private Answer<List<CollectionView.Loaded>> loaded(
      OpenCollection open, GroupwareKind<?> kind, List<ItemEntry> fresh)
      throws SQLException, IOException {
    if (fresh.isEmpty()) {
      return new Answer.Done<>(List.of());
    }
    long[] items =
        fresh.stream()
            .map(item -> ItemReading.item(item.tag()))
            .flatMapToLong(OptionalLong::stream)
            .toArray();
    Map<Long, ItemMetadata> known = rows.of(items, open.kind(), kind.version());
    List<ItemEntry> unknown =
        fresh.stream()
            .filter(item -> !known.containsKey(ItemReading.item(item.tag()).orElse(0)))
            .toList();
    for (int at = 0; at < unknown.size(); at += OPEN) {
      Answer<List<ItemMetadata>> read =
          read(open, kind, unknown.subList(at, Math.min(at + OPEN, unknown.size())));
      switch (read) {
        case Answer.Failed<List<ItemMetadata>>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<List<ItemMetadata>>(List<ItemMetadata> made) -> {
          rows.keep(made, open.kind(), kind.version());
          made.forEach(item -> known.put(item.item(), item));
        }
      }
    }
    List<CollectionView.Loaded> loaded = new ArrayList<>(fresh.size());
    for (ItemEntry item : fresh) {
      ItemMetadata of = known.get(ItemReading.item(item.tag()).orElse(0));
      if (of != null && !of.mediaType().isEmpty()) {
        loaded.add(loaded(kind, item, of));
      }
    }
    return new Answer.Done<>(loaded);
  }

  private Answer<List<ItemMetadata>> read(
      OpenCollection open, GroupwareKind<?> kind, List<ItemEntry> items) throws IOException {
    List<ItemKey> keys = items.stream().map(item -> item.key().orElseThrow()).toList();
    ItemReading reading = new ItemReading(kind, mostOctets);
    Answer<List<OpenItem>> answer = collections.open(open.caller(), open.id(), keys);
    return answer.map(
        opened -> {
          List<ItemMetadata> made = new ArrayList<>(opened.size());
          try {
            for (OpenItem item : opened) {
              OptionalLong id = ItemReading.item(item.entry().tag());
              if (id.isPresent()) {
                made.add(reading.known(open.kind(), id.getAsLong(), item.content()));
              }
            }
          } finally {
            opened.forEach(OpenItem::close);
          }
          return made;
        });
  }

  private static <S> CollectionView.Loaded loaded(
      GroupwareKind<S> kind, ItemEntry item, ItemMetadata known) {
    Optional<S> summary = known.uid().flatMap(_ -> decoded(kind, known.summary()));
    return new CollectionView.Loaded(
        known,
        new IndexedObject<>(
            new ObjectEntry(
                item.key().orElseThrow(),
                item.tag(),
                known.scheduleTag(),
                item.uid(),
                known.octets(),
                known.mediaType(),
                item.saved()),
            known.uid().orElse(""),
            summary.map(Object.class::cast)),
        summary.flatMap(kind::span));
  }

  private static <S> Optional<S> decoded(GroupwareKind<S> kind, byte[] summary) {
    try {
      return Optional.of(kind.decode(summary));
    } catch (IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }
}
