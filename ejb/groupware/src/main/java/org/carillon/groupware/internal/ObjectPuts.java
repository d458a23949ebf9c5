package org.carillon.groupware.internal;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.ReadObject;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.groupware.internal.StoredObjects.Place;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.collection.NewItem;
import org.carillon.mailbox.collection.PutItem;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/**
 * Stores and deletes objects. The additional actions are decided by the stored object, so the
 * change is made only if that object is still there. Otherwise everything is decided again.
 */
final class ObjectPuts {
  /** The maximum number of attempts for a change that other changes overtake. */
  private static final int TRIES = 8;

  private static final String ANOTHER = "Another object of this collection has its UID.";

  private static final Failure CHANGING =
      new Failure.TryLater("Too many changes at once. Try again.");

  private final Collections collections;
  private final CollectionViews views;
  private final GroupwareKinds kinds;
  private final ObjectReader reader;

  @FunctionalInterface
  interface ObjectReader {
    /** Returns the object of a key, or empty if there is none. */
    Answer<Optional<StoredObject>> of(Place place, ItemKey key);
  }

  ObjectPuts(
      Collections collections, CollectionViews views, GroupwareKinds kinds, ObjectReader reader) {
    this.collections = collections;
    this.views = views;
    this.kinds = kinds;
    this.reader = reader;
  }

  /**
   * Stores an object.
   *
   * @param seen the collection's view, which was just updated for this change
   */
  Answer<StoredObjectResult> put(
      Place place, CurrentView seen, ItemKey key, Precondition when, NewObject object) {
    ChangeRequest request =
        new ChangeRequest(place, seen, key, when, object.telling(), object.isRestored());
    return ItemReading.taken(place.kind(), place.collection().kind(), object.octets())
        .then(read -> put(request, object, read));
  }

  private Answer<StoredObjectResult> put(ChangeRequest request, NewObject object, ReadObject read) {
    Place place = request.place();
    Optional<ObjectHook> hook = kinds.hook(place.collection().kind());
    if (hook.isEmpty()) {
      return store(
          place,
          Optional.of(request.seen()),
          request.key(),
          request.when(),
          new ObjectHook.Prepared(object.octets(), noTag()),
          read);
    }
    return decided(
        request,
        (change, seen) ->
            mayPut(place, change.current().isPresent())
                ? hook.get()
                    .beforePut(change, object.octets())
                    .then(prepared -> put(change, place, seen, hook.get(), prepared, object, read))
                : mayNot());
  }

  /** Makes a change. The view is present as long as it is up to date. */
  @FunctionalInterface
  private interface Decision<T> {
    Answer<T> of(ObjectHook.Change change, Optional<CurrentView> seen);
  }

  /** Makes a change based on the stored object; repeated while other changes overtake it. */
  private <T> Answer<T> decided(ChangeRequest request, Decision<T> change) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<CurrentView> seen = attempt == 0 ? Optional.of(request.seen()) : Optional.empty();
      // An object that the view lacks did not exist a moment ago. If it exists now, the change
      // fails and is repeated.
      Answer<Optional<StoredObject>> current =
          seen.filter(view -> view.of(request.key()).isEmpty()).isPresent()
              ? new Answer.Done<>(Optional.empty())
              : reader.of(request.place(), request.key());
      if (current instanceof Answer.Failed<Optional<StoredObject>>(Failure failure)) {
        return Answer.failed(failure);
      }
      Optional<StoredObject> there = ((Answer.Done<Optional<StoredObject>>) current).value();
      if (!request.when().holds(there.map(of -> of.entry().tag()))) {
        return Answer.failed(new Failure.Outdated(there.map(of -> of.entry().uid()).orElse(0L)));
      }
      Answer<T> done = change.of(request.of(there), seen);
      if (!isOvertaken(done)) {
        return done;
      }
    }
    return Answer.failed(CHANGING);
  }

  private Answer<StoredObjectResult> put(
      ObjectHook.Change change,
      Place place,
      Optional<CurrentView> seen,
      ObjectHook hook,
      ObjectHook.Prepared prepared,
      NewObject object,
      ReadObject read) {
    boolean asSent = prepared.octets() == object.octets();
    Answer<ReadObject> stored =
        asSent
            ? new Answer.Done<>(read)
            : ItemReading.read(place.kind(), place.collection().kind(), prepared.octets());
    Answer<StoredObjectResult> done =
        stored
            .then(of -> store(place, seen, change.key(), stillThere(change), prepared, of))
            .map(
                put ->
                    new StoredObjectResult(
                        put.tag(), put.scheduleTag(), put.uid(), put.replaced(), asSent));
    if (done instanceof Answer.Done<StoredObjectResult>) {
      hook.afterPut(change, prepared);
    }
    return done;
  }

  /** Checks the right before anything is recorded. */
  private static boolean mayPut(Place place, boolean replaces) {
    MailboxRights rights = place.collection().rights();
    return rights.has(Right.INSERT) && (!replaces || rights.mayExpunge());
  }

  private static <T> Answer<T> mayNot() {
    return Answer.failed(
        new Failure.NotAllowed(
            Failure.NotAllowed.PLAIN, "You do not have the right to change this collection."));
  }

  private static Optional<String> noTag() {
    return Optional.empty();
  }

  private static Precondition stillThere(ObjectHook.Change change) {
    return change
        .current()
        .<Precondition>map(of -> new Precondition.Match(Set.of(of.entry().tag())))
        .orElseGet(Precondition.Absent::new);
  }

  private static boolean isOvertaken(Answer<?> answer) {
    return answer.asFailure().filter(failure -> failure instanceof Failure.Outdated).isPresent();
  }

  /** Stores an object in its message, unless another object of its collection has its UID. */
  private Answer<StoredObjectResult> store(
      Place place,
      Optional<CurrentView> seen,
      ItemKey key,
      Precondition when,
      ObjectHook.Prepared prepared,
      ReadObject read) {
    Optional<Failure> conflict =
        seen.isPresent()
            ? conflict(seen.get(), place, key, read.uid())
            : conflict(place, key, read.uid());
    if (conflict.isPresent()) {
      return Answer.failed(conflict.get());
    }
    String name = place.fileName(key);
    Optional<KolabItem> kolab = views.form(place, key, when);
    ObjectMessage message =
        ObjectMessage.of(
            read, prepared.octets(), prepared.scheduleTag(), place.caller().name(), name, kolab);
    try (Spool spool = collections.spool(place.caller(), message.octets().length)) {
      spool.write(message.octets(), 0, message.octets().length);
      LongFunction<ItemMetadata> known = id -> known(id, prepared, read, message);
      NewItem item =
          new NewItem(
              spool,
              OffsetDateTime.now(ZoneOffset.UTC),
              true,
              Optional.of(read.uid()),
              Optional.of(
                  (pipeline, id) ->
                      SummaryRows.keep(
                          pipeline,
                          known.apply(id),
                          place.collection().kind(),
                          place.kind().version())));
      return collections
          .put(place.open(), key, when, item)
          .map(put -> stored(place, known, prepared, put))
          .retold(failure -> told(views.visibility(place.open(), place.kind()), failure));
    } catch (IOException full) {
      return Answer.failed(new Failure.TryLater("The object cannot be written at the moment."));
    }
  }

  private static ItemMetadata known(
      long item, ObjectHook.Prepared prepared, ReadObject read, ObjectMessage message) {
    return new ItemMetadata(
        item,
        Optional.of(read.uid()),
        read.mediaType(),
        prepared.scheduleTag(),
        message.position(),
        prepared.octets().length,
        read.summary());
  }

  private StoredObjectResult stored(
      Place place, LongFunction<ItemMetadata> knowing, ObjectHook.Prepared prepared, PutItem put) {
    ItemMetadata known = knowing.apply(ItemReading.item(put.tag()).orElse(0));
    put.step().ifPresent(step -> views.follow(place, step, known));
    return new StoredObjectResult(
        put.tag(), prepared.scheduleTag(), put.uid(), put.replaced(), put.asSent());
  }

  /** Hides the key in a failure: an object too new for the view conflicts all the same. */
  private static Failure told(ObjectVisibility<?> visibility, Failure failure) {
    return failure instanceof Failure.Taken taken && taken.field().equals(Collections.OBJECT_UID)
        ? conflict(ANOTHER, visibility.key(new ItemKey(taken.name())))
        : failure;
  }

  /**
   * Returns a conflict with another object that has the UID, or with an object of another UID that
   * has the key (RFC 4791 §5.3.2.1, RFC 6352 §6.3.2.1). Replacing the latter would end a meeting
   * without notification.
   */
  private Optional<Failure> conflict(Place place, ItemKey key, String uid) {
    return switch (views.current(place.open(), place.kind())) {
      case Answer.Failed<CurrentView>(Failure failure) -> Optional.of(failure);
      case Answer.Done<CurrentView>(CurrentView view) -> conflict(view, place, key, uid);
    };
  }

  private static Optional<Failure> conflict(
      CurrentView view, Place place, ItemKey key, String uid) {
    return view.known(uid)
        .filter(other -> !other.key().equals(key))
        .findFirst()
        .map(other -> view.visibility().key(other.key()))
        .map(other -> conflict(ANOTHER, other))
        .or(
            () ->
                view.known(key)
                    .filter(there -> isOther(place, there.uid(), uid))
                    .map(_ -> conflict("The object that has this name has another UID.", key)));
  }

  /** Returns whether the UIDs differ. The UID of a note does not identify it for anybody. */
  private static boolean isOther(Place place, String there, String uid) {
    return place.collection().kind() != CollectionKind.NOTES
        && !there.isEmpty()
        && !there.equals(uid);
  }

  private static Failure conflict(String sentence, ItemKey with) {
    return new Failure.Taken(GroupwareObjects.OBJECT, "no-uid-conflict", sentence, with.value());
  }

  Answer<Void> delete(
      Place place, CurrentView seen, ItemKey key, Precondition when, Telling telling) {
    Optional<ObjectHook> hook = kinds.hook(place.collection().kind());
    if (hook.isEmpty()) {
      return collections.delete(place.caller(), place.open().id(), key, when);
    }
    return decided(
        new ChangeRequest(place, seen, key, when, telling, false),
        (change, _) -> delete(change, place, hook.get()));
  }

  private Answer<Void> delete(ObjectHook.Change change, Place place, ObjectHook hook) {
    if (change.current().isEmpty()) {
      return Answer.failed(new Failure.NotFound("item", change.key().value()));
    }
    if (!place.collection().rights().mayExpunge()) {
      return mayNot();
    }
    Answer<Void> done =
        hook.beforeDelete(change)
            .then(
                _ ->
                    collections.delete(
                        change.caller(),
                        place.collection().id(),
                        change.key(),
                        stillThere(change)));
    if (done instanceof Answer.Done<Void>) {
      hook.afterDelete(change);
    }
    return done;
  }

  /** Moves an object to another key, perhaps in another collection, replacing the one there. */
  Answer<Void> move(Place from, ItemKey key, Place to, ItemKey newKey) {
    if (from.collection().kind() != to.collection().kind()) {
      return Answer.failed(
          new Failure.Invalid(
              "collection",
              "other-kind",
              "This operation does not apply to collections of this type."));
    }
    boolean isSame = from.collection().id() == to.collection().id();
    Optional<ObjectHook> hook =
        isSame && key.equals(newKey) ? Optional.empty() : kinds.hook(from.collection().kind());
    return reader
        .of(from, key)
        .then(
            there ->
                there.isEmpty()
                    ? Answer.failed(new Failure.NotFound("item", key.value()))
                    : reader
                        .of(to, newKey)
                        .then(
                            replaced ->
                                move(
                                    hook,
                                    to,
                                    new ObjectHook.Change(
                                        from.caller(),
                                        from.collection(),
                                        key,
                                        there,
                                        Telling.AT_ONCE),
                                    new ObjectHook.Change(
                                        to.caller(),
                                        to.collection(),
                                        newKey,
                                        replaced,
                                        Telling.AT_ONCE))));
  }

  private Answer<Void> move(
      Optional<ObjectHook> hook, Place to, ObjectHook.Change from, ObjectHook.Change change) {
    Optional<Failure> conflict =
        from.collection().id() == to.collection().id()
            ? replaced(to, from, change)
            : conflict(to, change.key(), uid(to, from));
    if (conflict.isPresent()) {
      return Answer.failed(conflict.get());
    }
    Answer<Runnable> noted =
        hook.isEmpty() ? new Answer.Done<>(() -> {}) : hook.get().beforeMove(from, change);
    return noted.then(
        after ->
            collections
                .copy(
                    from.caller(),
                    from.collection().id(),
                    from.key(),
                    change.collection().id(),
                    change.key(),
                    true)
                .map(
                    _ -> {
                      after.run();
                      return null;
                    }));
  }

  /** Returns a conflict with the replaced object; within a collection only with the new key. */
  private static Optional<Failure> replaced(
      Place place, ObjectHook.Change from, ObjectHook.Change change) {
    return change
        .current()
        .filter(_ -> !change.key().equals(from.key()))
        .filter(_ -> isOther(place, uid(place, change), uid(place, from)))
        .map(_ -> conflict("The object that has this name has another UID.", change.key()));
  }

  /** Returns the UID of the moving object, or an unused one if it cannot be read. */
  private static String uid(Place place, ObjectHook.Change change) {
    return ItemReading.read(
                place.kind(), place.collection().kind(), change.current().orElseThrow().octets())
            instanceof Answer.Done<ReadObject>(ReadObject read)
        ? read.uid()
        : "";
  }
}
