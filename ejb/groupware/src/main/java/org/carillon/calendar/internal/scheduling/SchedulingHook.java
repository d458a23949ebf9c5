package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.CalendarKind;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OwnParticipation;
import org.carillon.format.itip.SchedulingPutCheck;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.ObjectHook;
import org.carillon.groupware.StoredObject;
import org.carillon.groupware.Telling;
import org.carillon.store.item.CollectionKind;
import org.jboss.logging.Logger;

/**
 * Processes clients' changes of meetings: what a client may not change is kept, and what it changes
 * is sent to others. A pending notification is recorded before the change. Its content is derived
 * from what is stored afterwards.
 */
@ApplicationScoped
public class SchedulingHook implements ObjectHook {
  /** The maximum length of a UID. Objects with longer ones are stored but not scheduled. */
  private static final int MOST_UID = 1000;

  /** The time after which a put is assumed to have ended. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The delay for clients that delete an object first and append its new state afterwards. */
  private static final Duration RETURNING = Duration.ofSeconds(5);

  /**
   * A deletion can be undone for ten seconds, and nobody is to be notified before. The time is less
   * than the one that the sender is given ({@link SchedulingRows}).
   */
  private static final Duration UNDOING = Duration.ofSeconds(20);

  private static final Logger LOG = Logger.getLogger(SchedulingHook.class);

  /** Bound while a file's objects are stored, since ports lie between reader and hook. */
  private static final ScopedValue<Boolean> UNTOLD = ScopedValue.newInstance();

  private final SchedulingRows rows;
  private final MeetingAddresses own;
  private final SchedulingAuthorization spokespeople;

  @Inject
  SchedulingHook(SchedulingRows rows, MeetingAddresses own, SchedulingAuthorization spokespeople) {
    this.rows = rows;
    this.own = own;
    this.spokespeople = spokespeople;
  }

  /**
   * Stores or removes objects without notifying anybody, no matter who organizes them. Others then
   * count as knowing the stored state, and the next change is sent as a change of it.
   */
  public static <T> Answer<T> untold(Supplier<Answer<T>> change) {
    return ScopedValue.where(UNTOLD, true).call(change::get);
  }

  @Override
  public boolean concerns(CollectionKind kind) {
    return kind == CollectionKind.CALENDAR || kind == CollectionKind.TASKS;
  }

  @Override
  public Answer<Prepared> beforePut(Change change, byte[] octets) {
    Optional<Meeting> put = StoredMeeting.read(octets).filter(SchedulingHook::isScheduled);
    Optional<Meeting> before = before(change);
    Optional<String> tag = change.current().flatMap(current -> current.entry().scheduleTag());
    if (put.isEmpty() && before.isEmpty()) {
      return new Answer.Done<>(new Prepared(octets, Optional.empty()));
    }
    if (AccountCalendars.isTaking()) {
      return new Answer.Done<>(new Prepared(octets, Optional.of(tagged(before, put, tag))));
    }
    Optional<Long> owner = owner(change);
    if (owner.isEmpty() || put.isEmpty()) {
      return owner
          .map(account -> noted(change, account, before, before.orElseThrow(), octets))
          .orElseGet(() -> new Answer.Done<>(new Prepared(octets, fresh())));
    }
    if (change.isRestored() && before.isEmpty() && speaks(change, owner.get())) {
      return back(owner.get(), put.get())
          .then(
              counted ->
                  allowed(
                      change,
                      owner.get(),
                      before,
                      counted.orElse(put.get()),
                      counted.map(meeting -> meeting.calendar().octets()).orElse(octets)));
    }
    return allowed(change, owner.get(), before, put.get(), octets);
  }

  private boolean speaks(Change change, long owner) {
    return spokespeople.speaksFor(change.caller(), change.collection(), owner);
  }

  private Answer<Prepared> allowed(
      Change change, long owner, Optional<Meeting> before, Meeting put, byte[] octets) {
    if (UNTOLD.isBound()) {
      // The organizer has already sent elsewhere what a file says of a meeting.
      return noted(change, owner, before, put, octets);
    }
    Set<String> me = own.of(owner, put, before.orElse(put));
    return switch (SchedulingPutCheck.of(before, put, me, change.isRestored())) {
      case SchedulingPutCheck.Refused(String code) ->
          Answer.failed(
              new Failure.Invalid(
                  GroupwareObjects.OBJECT,
                  code,
                  "An attendee can only change their own part of a meeting."));
      case SchedulingPutCheck.Allowed(CalendarComponent object) ->
          noted(change, owner, before, put, octets(change, owner, before, put, object, octets, me));
    };
  }

  /** Returns the octets to store: the received ones unless something has to be changed in them. */
  private static byte[] octets(
      Change change,
      long owner,
      Optional<Meeting> before,
      Meeting put,
      CalendarComponent object,
      byte[] octets,
      Set<String> me) {
    boolean isForOther = change.caller().account() != owner;
    CalendarComponent said =
        isForOther
            ? Meeting.of(object)
                .map(
                    meeting -> OwnParticipation.sentBy(meeting, before, me, change.caller().name()))
                .map(Meeting::calendar)
                .orElse(object)
            : object;
    return said.equals(put.calendar()) ? octets : said.octets();
  }

  private Answer<Prepared> noted(
      Change change, long owner, Optional<Meeting> before, Meeting meeting, byte[] octets) {
    return noted(change, owner, before, meeting.uid()).map(_ -> new Prepared(octets, fresh()));
  }

  private Answer<Boolean> noted(Change change, long owner, Optional<Meeting> before, String uid) {
    if (UNTOLD.isBound() || !speaks(change, owner)) {
      return new Answer.Done<>(false);
    }
    Optional<byte[]> known = before.map(meeting -> meeting.calendar().octets());
    try {
      rows.mark(
          owner,
          uid,
          known,
          change.telling() == Telling.NEVER,
          actor(Optional.of(change.caller()), owner),
          PATIENCE);
      return new Answer.Done<>(true);
    } catch (SQLException away) {
      LOG.debugf("A meeting cannot be queued: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  private static Optional<String> actor(Optional<Caller> caller, long owner) {
    return caller.filter(one -> one.account() != owner).map(Caller::name);
  }

  private static Optional<String> fresh() {
    return Optional.of(UUID.randomUUID().toString());
  }

  /** Returns the schedule tag, which stays the same if only answers changed (RFC 6638 §3.2.10). */
  private static String tagged(
      Optional<Meeting> before, Optional<Meeting> put, Optional<String> tag) {
    boolean isAnswer =
        before.isPresent()
            && put.isPresent()
            && before.get().sequence() == put.get().sequence()
            && before.get().parts().keySet().equals(put.get().parts().keySet())
            && Meeting.stamp(before.get().first()).equals(Meeting.stamp(put.get().first()));
    return tag.filter(_ -> isAnswer).orElseGet(() -> UUID.randomUUID().toString());
  }

  private static boolean isScheduled(Meeting meeting) {
    return meeting.isScheduled() && meeting.uid().length() <= MOST_UID;
  }

  private static Optional<Meeting> before(Change change) {
    return change
        .current()
        .flatMap(current -> StoredMeeting.read(current.octets()))
        .filter(SchedulingHook::isScheduled);
  }

  /** Returns the account that owns the calendar. */
  private Optional<Long> owner(Change change) {
    return own.owner(change.caller(), change.collection().name());
  }

  @Override
  public void afterPut(Change change, Prepared stored) {
    if (!AccountCalendars.isTaking()) {
      StoredMeeting.read(stored.octets())
          .filter(SchedulingHook::isScheduled)
          .or(() -> before(change))
          .ifPresent(meeting -> changed(change, meeting, Optional.of(stored.octets())));
    }
  }

  private void changed(Change change, Meeting meeting, Optional<byte[]> octets) {
    Optional<Long> owner = owner(change);
    if (UNTOLD.isBound()) {
      owner.ifPresent(account -> settled(account, meeting.uid(), octets));
      return;
    }
    owner
        .filter(account -> speaks(change, account))
        .ifPresent(account -> told(new Noted(account, meeting.uid(), later(change.telling()))));
  }

  /**
   * Records the stored state as known to others. If the node fails before this, the former state is
   * kept, and the next notification covers both changes.
   */
  private void settled(long owner, String uid, Optional<byte[]> octets) {
    try {
      rows.settled(owner, uid, octets);
    } catch (SQLException away) {
      LOG.debugf("What attendees know of a meeting cannot be stored: %s", away.getMessage());
    }
  }

  @Override
  public Answer<Void> beforeDelete(Change change) {
    Optional<Meeting> before = before(change);
    Optional<Long> owner = owner(change);
    if (AccountCalendars.isTaking() || before.isEmpty() || owner.isEmpty()) {
      return new Answer.Done<>(null);
    }
    return noted(change, owner.get(), before, before.get().uid()).map(_ -> null);
  }

  @Override
  public void afterDelete(Change change) {
    if (!AccountCalendars.isTaking()) {
      before(change).ifPresent(meeting -> changed(change, meeting, Optional.empty()));
    }
  }

  @Override
  public Answer<Runnable> beforeMove(Change from, Change to) {
    Optional<Long> owner = owner(from);
    Optional<Long> receiver = owner(to);
    if (AccountCalendars.isTaking() || owner.isEmpty() || receiver.isEmpty()) {
      return new Answer.Done<>(() -> {});
    }
    boolean isTold =
        !owner.equals(receiver)
            && spokespeople.speaksFor(to.caller(), to.collection(), receiver.get());
    OptionalLong other = isTold ? OptionalLong.of(receiver.get()) : OptionalLong.empty();
    List<Leaving> leaving = new ArrayList<>();
    from.current()
        .ifPresent(object -> leaving.add(new Leaving(owner.get(), object, other, Gone.NOT)));
    to.current()
        .ifPresent(
            object ->
                leaving.add(new Leaving(receiver.get(), object, OptionalLong.empty(), Gone.ALONE)));
    return leaving(leaving, Optional.of(from.caller()));
  }

  /**
   * The new place is determined after the change, since nobody is notified of an object that is
   * only moved. If a mail client moves a meeting to another account, nothing is sent in that
   * account's name.
   */
  @Override
  public Answer<Runnable> beforeLeaving(List<Leaving> objects) {
    return leaving(objects, Optional.empty());
  }

  /**
   * Prepares the notifications for objects that leave.
   *
   * @param caller the caller, who must speak for all accounts concerned, or empty if the caller is
   *     unknown
   */
  private Answer<Runnable> leaving(List<Leaving> objects, Optional<Caller> caller) {
    List<Noted> noted = new ArrayList<>();
    try {
      for (Leaving leaving : objects) {
        Optional<Meeting> meeting =
            StoredMeeting.read(leaving.object().octets()).filter(SchedulingHook::isScheduled);
        if (meeting.isPresent() && !isOld(leaving)) {
          String uid = meeting.get().uid();
          Optional<byte[]> known = Optional.of(meeting.get().calendar().octets());
          rows.mark(leaving.owner(), uid, known, false, actor(caller, leaving.owner()), PATIENCE);
          noted.add(new Noted(leaving.owner(), uid, later(leaving.gone())));
          if (caller.isPresent() && leaving.receiver().isPresent()) {
            long receiver = leaving.receiver().getAsLong();
            rows.mark(receiver, uid, Optional.empty(), false, actor(caller, receiver), PATIENCE);
            noted.add(new Noted(receiver, uid, Duration.ZERO));
          }
        }
      }
    } catch (SQLException away) {
      LOG.debugf("Meetings cannot be queued: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
    return new Answer.Done<>(() -> noted.forEach(this::told));
  }

  /** Returns whether the object is over. Deleting an old calendar cancels nothing. */
  private static boolean isOld(Leaving leaving) {
    return leaving.gone() == Gone.WITH_ALL && isOver(leaving.object());
  }

  /** Returns whether the object is an event that will not take place any more. */
  private static boolean isOver(StoredObject object) {
    if (!(CalendarObject.read(object.octets())
        instanceof CalendarParseResult.Read(CalendarObject of))) {
      return false;
    }
    CalendarSummary summary = CalendarSummary.of(of);
    return summary.kind() == CalendarKind.VEVENT
        && summary.series().isPresent()
        && summary.bounds().to().isBefore(Instant.now());
  }

  private static Duration later(Telling telling) {
    return telling == Telling.UNLESS_UNDONE ? UNDOING : Duration.ZERO;
  }

  private static Duration later(Gone gone) {
    return switch (gone) {
      case NOT -> Duration.ZERO;
      case ALONE -> RETURNING;
      case WITH_ALL -> UNDOING;
    };
  }

  @Override
  public Answer<Optional<byte[]>> returned(long owner, StoredObject object) {
    Optional<Meeting> meeting =
        StoredMeeting.read(object.octets()).filter(SchedulingHook::isScheduled);
    if (meeting.isEmpty() || isOver(object)) {
      return new Answer.Done<>(Optional.empty());
    }
    return back(owner, meeting.get())
        .map(
            counted -> {
              if (counted.isEmpty()) {
                told(new Noted(owner, meeting.get().uid(), Duration.ZERO));
              }
              return counted.map(one -> one.calendar().octets());
            });
  }

  /**
   * Records that a meeting is back. As long as others have not been notified of its deletion,
   * nothing has to be sent. Recipients of a cancellation accept only a higher sequence number (RFC
   * 5546 §2.1.5).
   *
   * @return the meeting with the higher sequence number, or empty if it stays as it was
   */
  private Answer<Optional<Meeting>> back(long owner, Meeting meeting) {
    try {
      boolean isCancelled = rows.returned(owner, meeting.uid(), PATIENCE);
      return new Answer.Done<>(
          Optional.of(meeting.afterCancellation())
              .filter(_ -> isCancelled && isOrganizer(owner, meeting)));
    } catch (SQLException away) {
      LOG.debugf("A restored meeting cannot be queued: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  private boolean isOrganizer(long owner, Meeting meeting) {
    return meeting.organizer().filter(own.of(owner, meeting, meeting)::contains).isPresent();
  }

  /** A meeting for which a notification may be pending. */
  private record Noted(long account, String uid, Duration later) {}

  private void told(Noted noted) {
    try {
      rows.changed(noted.account(), noted.uid(), noted.later());
    } catch (SQLException away) {
      LOG.debugf("Attendees of a meeting will be notified later: %s", away.getMessage());
    }
  }
}
