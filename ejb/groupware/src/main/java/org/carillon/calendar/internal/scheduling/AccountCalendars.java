package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carillon.calendar.internal.scheduling.inbox.InboxRows;
import org.carillon.calendar.scheduling.OwnMeetings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.Meeting;
import org.carillon.groupware.GroupwareKind;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.IndexedObject;
import org.carillon.groupware.NewObject;
import org.carillon.groupware.ObjectEntry;
import org.carillon.groupware.ObjectViews;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.StoredObjectResult;
import org.carillon.groupware.Telling;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.collection.MirrorWriting;
import org.carillon.store.delivery.PutRows;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;

/** An account's own calendars and task lists, in which the server looks for meetings. */
@ApplicationScoped
class AccountCalendars implements OwnMeetings {
  private static final Set<CollectionKind> KINDS =
      Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS);

  /** Bound while the server itself stores the content of a message. */
  private static final ScopedValue<Boolean> TAKING = ScopedValue.newInstance();

  private final Supplier<GroupwareObjects> objects;
  private final Supplier<ObjectViews> views;
  private final Iterable<GroupwareKind<?>> kinds;
  private final InboxRows inboxes;
  private final MeetingAddresses addresses;

  @Inject
  AccountCalendars(
      Instance<GroupwareObjects> objects,
      Instance<ObjectViews> views,
      @Any Instance<GroupwareKind<?>> kinds,
      InboxRows inboxes,
      MeetingAddresses addresses) {
    this(objects::get, views::get, kinds, inboxes, addresses);
  }

  AccountCalendars(
      Supplier<GroupwareObjects> objects,
      Supplier<ObjectViews> views,
      Iterable<GroupwareKind<?>> kinds,
      InboxRows inboxes,
      MeetingAddresses addresses) {
    this.objects = objects;
    this.views = views;
    this.kinds = kinds;
    this.inboxes = inboxes;
    this.addresses = addresses;
  }

  /** Returns whether this thread stores something received or decided by the server. */
  static boolean isTaking() {
    return TAKING.isBound() || MirrorWriting.isFilling();
  }

  /** Returns the size of the largest object that is accepted, in octets. */
  long mostOctets() {
    return objects.get().mostOctets();
  }

  /** Returns the own collections, except mirrors, whose meetings belong to others. */
  Answer<List<CollectionEntry>> own(Caller caller) {
    return objects
        .get()
        .collections(caller)
        .map(
            all ->
                all.stream()
                    .filter(entry -> KINDS.contains(entry.kind()))
                    .filter(entry -> !entry.name().isOthers())
                    .filter(entry -> entry.rights().has(Right.INSERT))
                    .toList());
  }

  Answer<List<CollectionEntry>> ofOthers(Caller caller) {
    return objects
        .get()
        .collections(caller)
        .map(
            all ->
                all.stream()
                    .filter(entry -> KINDS.contains(entry.kind()) && entry.name().isOthers())
                    .toList());
  }

  /** Returns a calendar that an account sees, its own or another account's. */
  Answer<CollectionEntry> calendar(Caller caller, long id) {
    return objects
        .get()
        .collections(caller)
        .then(
            all ->
                calendars(all).stream()
                    .filter(entry -> entry.id() == id)
                    .findFirst()
                    .<Answer<CollectionEntry>>map(Answer.Done::new)
                    .orElseGet(
                        () -> Answer.failed(new Failure.NotFound("calendar", Long.toString(id)))));
  }

  /** Returns a meeting in a calendar, if it is a meeting and the caller sees it completely. */
  Answer<StoredMeeting> open(Caller caller, CollectionEntry calendar, ItemKey key) {
    return objects
        .get()
        .open(caller, calendar.id(), key)
        .then(
            object ->
                object.entry().isRedacted()
                    ? Answer.failed(new Failure.NotAllowed())
                    : meeting(calendar, object)
                        .findFirst()
                        .<Answer<StoredMeeting>>map(Answer.Done::new)
                        .orElseGet(
                            () -> Answer.failed(new Failure.NotFound("meeting", key.value()))));
  }

  @Override
  public Answer<Optional<Place>> elsewhere(
      Caller caller, long collection, Set<Long> besides, byte[] object) {
    Optional<Meeting> meeting =
        StoredMeeting.read(object)
            .filter(Meeting::isScheduled)
            .filter(scheduled -> isOf(caller, scheduled));
    if (meeting.isEmpty() || !caller.hasAccount()) {
      return new Answer.Done<>(Optional.empty());
    }
    return own(caller).then(all -> elsewhere(caller, all, collection, besides, meeting.get()));
  }

  private boolean isOf(Caller caller, Meeting meeting) {
    Set<String> own = addresses.of(caller.account(), meeting);
    return meeting.organizer().filter(own::contains).isPresent()
        || meeting.attendees().stream().anyMatch(own::contains);
  }

  private Answer<Optional<Place>> elsewhere(
      Caller caller,
      List<CollectionEntry> all,
      long collection,
      Set<Long> besides,
      Meeting meeting) {
    Optional<CollectionEntry> there =
        all.stream().filter(entry -> entry.id() == collection).findFirst();
    if (there.isEmpty()) {
      return new Answer.Done<>(Optional.empty());
    }
    List<CollectionEntry> others =
        all.stream()
            .filter(entry -> entry.id() != collection && !besides.contains(entry.id()))
            .toList();
    return find(caller, List.of(there.get()), meeting.uid())
        .then(
            same ->
                same.isPresent()
                    ? new Answer.Done<>(Optional.empty())
                    : find(caller, others, meeting.uid())
                        .map(
                            found ->
                                found
                                    .filter(one -> isOf(caller, one.meeting()))
                                    .map(one -> new Place(one.collection(), one.key()))));
  }

  /** Returns the object with a UID, in any of the account's collections. */
  Answer<Optional<StoredMeeting>> find(Caller caller, String uid) {
    return own(caller).then(all -> find(caller, all, uid));
  }

  private Answer<Optional<StoredMeeting>> find(
      Caller caller, List<CollectionEntry> all, String uid) {
    for (CollectionEntry collection : all) {
      Answer<Optional<ItemKey>> key = key(caller, collection, uid);
      if (key instanceof Answer.Failed<Optional<ItemKey>>(Failure failure)) {
        return Answer.failed(failure);
      }
      if (key instanceof Answer.Done<Optional<ItemKey>>(Optional<ItemKey> there)
          && there.isPresent()) {
        return objects
            .get()
            .open(caller, collection.id(), List.of(there.get()))
            .map(
                found -> found.stream().flatMap(object -> meeting(collection, object)).findFirst());
      }
    }
    return new Answer.Done<>(Optional.empty());
  }

  private static Stream<StoredMeeting> meeting(CollectionEntry collection, StoredObject object) {
    return StoredMeeting.read(object.octets()).stream()
        .map(meeting -> new StoredMeeting(collection.id(), object, meeting));
  }

  private Answer<Optional<ItemKey>> key(Caller caller, CollectionEntry collection, String uid) {
    for (GroupwareKind<?> kind : kinds) {
      if (kind.kinds().contains(collection.kind())) {
        return key(caller, collection, uid, kind);
      }
    }
    return new Answer.Done<>(Optional.empty());
  }

  private <S> Answer<Optional<ItemKey>> key(
      Caller caller, CollectionEntry collection, String uid, GroupwareKind<S> kind) {
    return views
        .get()
        .of(caller, collection.id(), kind)
        .map(
            view ->
                view.ofUid(uid).stream()
                    .map(IndexedObject::entry)
                    .map(ObjectEntry::key)
                    .findFirst());
  }

  /** Returns the meetings of the account's calendars that may take place at a time. */
  Answer<List<Meeting>> meetings(Caller caller, TimeSpan time) {
    return meetings(caller, time, object -> true);
  }

  /** Returns the meetings whose summaries match, without reading the others. */
  Answer<List<Meeting>> meetings(Caller caller, TimeSpan time, Predicate<IndexedObject<?>> wanted) {
    return own(caller)
        .then(
            all -> {
              List<Meeting> found = new ArrayList<>();
              for (CollectionEntry collection : calendars(all)) {
                Answer<List<Meeting>> some =
                    keys(caller, collection, time, wanted)
                        .then(keys -> meetings(caller, collection, keys));
                if (some instanceof Answer.Failed<List<Meeting>>(Failure failure)) {
                  return Answer.failed(failure);
                }
                some.map(found::addAll);
              }
              return new Answer.Done<>(found);
            });
  }

  private Answer<List<ItemKey>> keys(
      Caller caller,
      CollectionEntry collection,
      TimeSpan time,
      Predicate<IndexedObject<?>> wanted) {
    for (GroupwareKind<?> kind : kinds) {
      if (kind.kinds().contains(collection.kind())) {
        return keys(caller, collection, time, wanted, kind);
      }
    }
    return new Answer.Done<>(List.of());
  }

  private <S> Answer<List<ItemKey>> keys(
      Caller caller,
      CollectionEntry collection,
      TimeSpan time,
      Predicate<IndexedObject<?>> wanted,
      GroupwareKind<S> kind) {
    return views
        .get()
        .of(caller, collection.id(), kind)
        .map(
            view ->
                view.within(time).stream()
                    .filter(wanted)
                    .map(object -> object.entry().key())
                    .toList());
  }

  private static List<CollectionEntry> calendars(List<CollectionEntry> all) {
    return all.stream().filter(entry -> entry.kind() == CollectionKind.CALENDAR).toList();
  }

  private Answer<List<Meeting>> meetings(
      Caller caller, CollectionEntry collection, List<ItemKey> keys) {
    List<Meeting> found = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += GroupwareObjects.MOST) {
      List<ItemKey> some = keys.subList(from, Math.min(keys.size(), from + GroupwareObjects.MOST));
      Answer<List<StoredObject>> opened = objects.get().open(caller, collection.id(), some);
      if (opened instanceof Answer.Failed<List<StoredObject>>(Failure failure)) {
        return Answer.failed(failure);
      }
      opened.map(
          list -> {
            for (StoredObject object : list) {
              StoredMeeting.read(object.octets()).ifPresent(found::add);
            }
            return list;
          });
    }
    return new Answer.Done<>(found);
  }

  /**
   * Stores the content of a message in place of the object that was found.
   *
   * @param attempt the number of earlier attempts; after the first, a key that another object has
   *     is not tried again
   * @param shown the message for the scheduling inbox, written in the same transaction, or empty
   *     for none
   * @return {@link Failure.Outdated} or {@link Failure.Taken} if another object is there now
   */
  Answer<StoredObjectResult> put(
      Caller caller, Optional<StoredMeeting> found, Meeting meeting, int attempt, byte[] shown) {
    return shown.length == 0
        ? put(caller, found, meeting, attempt)
        : PutRows.with(
            connection -> InboxRows.add(connection, caller.account(), shown),
            () -> put(caller, found, meeting, attempt));
  }

  /** Stores the content of a message that the scheduling inbox does not show. */
  Answer<StoredObjectResult> put(
      Caller caller, Optional<StoredMeeting> found, Meeting meeting, int attempt) {
    return found.isPresent()
        ? put(
            caller,
            found.get().collection(),
            found.get().key(),
            new Precondition.Match(Set.of(found.get().object().entry().tag())),
            meeting)
        : home(caller, meeting)
            .then(
                collection ->
                    put(
                        caller,
                        collection,
                        attempt < 2 ? freshKey(meeting) : new ItemKey(UUID.randomUUID() + ".ics"),
                        new Precondition.Absent(),
                        meeting));
  }

  /**
   * Changes a stored object as a client of its owner would: others are notified.
   *
   * @return {@link Failure.Outdated} if another object is there now
   */
  Answer<StoredObjectResult> change(Caller caller, StoredMeeting found, Meeting meeting) {
    return objects
        .get()
        .put(
            caller,
            found.collection(),
            found.key(),
            new Precondition.Match(Set.of(found.object().entry().tag())),
            new NewObject(meeting.calendar().octets(), Telling.AT_ONCE));
  }

  private Answer<StoredObjectResult> put(
      Caller caller, long collection, ItemKey key, Precondition when, Meeting meeting) {
    NewObject object =
        new NewObject(meeting.stamped(Instant.now()).calendar().octets(), Telling.NEVER);
    return ScopedValue.where(TAKING, true)
        .call(() -> objects.get().put(caller, collection, key, when, object));
  }

  /**
   * Returns the collection that its owner chose, or else the first of its kind, which is the one
   * that is created for every account unless that was deleted.
   */
  private Answer<Long> home(Caller caller, Meeting meeting) {
    CollectionKind kind =
        meeting.first().is("VTODO") ? CollectionKind.TASKS : CollectionKind.CALENDAR;
    long chosen = kind == CollectionKind.CALENDAR ? chosen(caller) : 0;
    return own(caller)
        .then(
            all ->
                all.stream()
                    .filter(entry -> entry.kind() == kind)
                    .min(Comparator.comparing(entry -> entry.id() != chosen))
                    .<Answer<Long>>map(entry -> new Answer.Done<>(entry.id()))
                    .orElseGet(
                        () -> Answer.failed(new Failure.NotFound("collection", kind.name()))));
  }

  private long chosen(Caller caller) {
    try {
      return inboxes.calendar(caller.account()).orElse(0);
    } catch (SQLException away) {
      return 0;
    }
  }

  /** Returns a key of the UID, so that messages that arrive together make one object. */
  private static ItemKey freshKey(Meeting meeting) {
    String uid = meeting.uid();
    boolean isPlain = uid.length() <= 100 && uid.matches("[A-Za-z0-9@._-]+");
    return new ItemKey(
        (isPlain ? uid : HexFormat.of().formatHex(Digests.of(uid.getBytes(StandardCharsets.UTF_8))))
            + ".ics");
  }

  /**
   * Returns the value of an answer for a caller that tries again later after a failure.
   *
   * @throws IOException if the answer is a failure
   */
  static <T> T done(Answer<T> answer) throws IOException {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Failed<T>(Failure failure) -> throw new IOException(failure.toString());
    };
  }
}
