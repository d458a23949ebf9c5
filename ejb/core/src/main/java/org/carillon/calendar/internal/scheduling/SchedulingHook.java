package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.collection.CollectionKind;
import org.carillon.contract.groupware.GroupwareObjects;
import org.carillon.contract.groupware.PutObject;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OwnAnswer;
import org.carillon.format.itip.OwnChange;
import org.carillon.groupware.ObjectHook;
import org.jboss.logging.Logger;

/**
 * What clients do to meetings: what they may not change stays, and what they change is told. That
 * something is to be told is noted before the change, and what it is comes of what is stored then.
 */
@ApplicationScoped
public class SchedulingHook implements ObjectHook {
  /** Longer UIDs are kept and not scheduled. */
  private static final int MOST_UID = 1000;

  /** A put takes less. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Logger LOG = Logger.getLogger(SchedulingHook.class);

  private final SchedulingRows rows;
  private final MeetingAddresses own;

  @Inject
  SchedulingHook(SchedulingRows rows, MeetingAddresses own) {
    this.rows = rows;
    this.own = own;
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
    Set<String> me = own.of(owner.get(), put.get(), before.orElse(put.get()));
    return switch (OwnChange.of(before, put.get(), me)) {
      case OwnChange.Refused(String code) ->
          Answer.failed(
              new Failure.Invalid(
                  GroupwareObjects.OBJECT,
                  code,
                  "Who is invited changes only its own part of a meeting."));
      case OwnChange.Allowed(CalendarComponent object) ->
          noted(
              change,
              owner.get(),
              before,
              put.get(),
              octets(change, owner.get(), before, put.get(), object, octets, me));
    };
  }

  /** What is stored: the octets that came where nothing has to be said otherwise. */
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
                .map(meeting -> OwnAnswer.sentBy(meeting, before, me, change.caller().name()))
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
    Optional<byte[]> known = before.map(meeting -> meeting.calendar().octets());
    try {
      rows.mark(owner, uid, known, change.quietly(), PATIENCE);
      return new Answer.Done<>(true);
    } catch (SQLException away) {
      LOG.debugf("A meeting can't be noted: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
    }
  }

  private static Optional<String> fresh() {
    return Optional.of(UUID.randomUUID().toString());
  }

  /** What only answers say leaves the tag as it is (RFC 6638 §3.2.10). */
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

  /** Whose calendar it is. */
  private Optional<Long> owner(Change change) {
    return own.owner(change.caller(), change.collection().name());
  }

  @Override
  public void afterPut(Change change, Prepared stored, PutObject done) {
    if (!AccountCalendars.isTaking()) {
      StoredMeeting.read(stored.octets())
          .filter(SchedulingHook::isScheduled)
          .or(() -> before(change))
          .ifPresent(meeting -> changed(change, meeting));
    }
  }

  private void changed(Change change, Meeting meeting) {
    Optional<Long> owner = owner(change);
    if (owner.isPresent()) {
      try {
        rows.changed(owner.get(), meeting.uid());
      } catch (SQLException away) {
        LOG.debugf("A meeting is told later: %s", away.getMessage());
      }
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
      before(change).ifPresent(meeting -> changed(change, meeting));
    }
  }
}
