package org.carillon.calendar.internal.scheduling;

import static org.carillon.calendar.internal.scheduling.AccountCalendars.done;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.account.resource.BookableResource;
import org.carillon.account.resource.ResourceBookings;
import org.carillon.calendar.internal.scheduling.inbox.InboxRows;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.AttendeeStatusSharing;
import org.carillon.format.itip.IncomingItip;
import org.carillon.format.itip.ItipMessage;
import org.carillon.format.itip.ItipOutcome;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OwnParticipation;
import org.carillon.groupware.StoredObjectResult;
import org.jboss.logging.Logger;

/** Processes scheduling messages to local accounts, by mail or from accounts, once each. */
@ApplicationScoped
class IncomingScheduling {
  private static final Logger LOG = Logger.getLogger(IncomingScheduling.class);
  private static final int TRIES = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** The growth, in octets, allowed for another form of an attendee's line. */
  private static final int LITTLE = 1000;

  private static final int MOST_FOR_UNASKED = 100_000;

  private final AccountCalendars calendars;
  private final SchedulingRows rows;
  private final MeetingAddresses own;
  private final LongFunction<Optional<Caller>> callers;
  private final ResourceBookings resources;
  private final ResourceResponder bookings;
  private final BookingApprovals approvals;
  private final InboxRows inboxes;
  private final CalendarDeputies deputies;

  @Inject
  IncomingScheduling(
      AccountCalendars calendars,
      SchedulingRows rows,
      MeetingAddresses own,
      ServiceCallers behalf,
      ResourceBookings resources,
      ResourceResponder bookings,
      BookingApprovals approvals,
      InboxRows inboxes,
      CalendarDeputies deputies) {
    this(
        calendars,
        rows,
        own,
        account -> behalf.of(account, "scheduling"),
        resources,
        bookings,
        approvals,
        inboxes,
        deputies);
  }

  IncomingScheduling(
      AccountCalendars calendars,
      SchedulingRows rows,
      MeetingAddresses own,
      LongFunction<Optional<Caller>> callers,
      ResourceBookings resources,
      ResourceResponder bookings,
      BookingApprovals approvals,
      InboxRows inboxes,
      CalendarDeputies deputies) {
    this.calendars = calendars;
    this.rows = rows;
    this.own = own;
    this.callers = callers;
    this.resources = resources;
    this.bookings = bookings;
    this.approvals = approvals;
    this.inboxes = inboxes;
    this.deputies = deputies;
  }

  /**
   * The result of a message.
   *
   * @param note how it was processed
   * @param messages the messages to send because of it
   * @param areDeputiesTold whether a deputy of the account gets a message about it
   */
  record Taken(ItipResultCode note, List<ItipMessage> messages, boolean areDeputiesTold) {
    Taken(ItipResultCode note, List<ItipMessage> messages) {
      this(note, messages, false);
    }
  }

  /**
   * Thrown if the content of a message cannot be stored, now or later: the account is full, or the
   * object is too large. The message then stays mail, which waits for room, and whose sender is
   * notified in the end.
   */
  static final class NotStored extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    private NotStored(Failure failure) {
      super(failure.toString());
      this.failure = failure;
    }

    Failure failure() {
      return failure;
    }
  }

  /** Returns the account's copy of a meeting. */
  Optional<Meeting> stored(long account, String uid) throws IOException {
    Optional<Caller> caller = callers.apply(account);
    return caller.isEmpty()
        ? Optional.empty()
        : done(calendars.find(caller.get(), uid)).map(StoredMeeting::meeting);
  }

  /**
   * Processes a message whose sender has been authorized.
   *
   * @throws NotStored if it cannot be stored
   * @throws IOException if it cannot be processed now
   */
  Taken take(long account, Meeting message, ItipSender sender) throws IOException {
    Optional<Caller> caller = callers.apply(account);
    if (caller.isEmpty()) {
      return new Taken(ItipResultCode.UNKNOWN, List.of());
    }
    Optional<BookableResource> resource = resources.of(account);
    try {
      return resource.isPresent()
          ? bookings.alone(
              account,
              () ->
                  BookingApprovals.isOne(message)
                      ? new Taken(
                          approvals.take(caller.get(), resource.get(), message, sender.address()),
                          List.of())
                      : take(caller.get(), resource, message, sender))
          : noted(account, message, take(caller.get(), resource, message, sender));
    } catch (SQLException away) {
      throw new IOException(away);
    }
  }

  /**
   * Returns whether a processed message is read by deputies only. A message about which none of
   * them is notified (a second copy, an outdated message, too many messages) is for the account
   * itself.
   */
  boolean isLeftToDeputies(long account, Meeting message, Taken taken) throws IOException {
    return taken.areDeputiesTold() && deputies.dealWith(account, message);
  }

  /**
   * Processes a message because its reader asks for it. Deputies are not notified of a message that
   * the reader has already seen.
   *
   * @throws NotStored if it cannot be stored
   * @throws IOException if it cannot be processed now
   */
  void takeForReader(Caller reader, Meeting message, ItipSender sender)
      throws IOException, SQLException {
    take(reader, Optional.empty(), message, sender);
  }

  /**
   * Puts a message that is only for people into the scheduling inbox, for clients that show it. A
   * message that was stored in a calendar is already there, written in the same transaction.
   */
  private Taken noted(long account, Meeting message, Taken taken) throws SQLException {
    if (taken.note() == ItipResultCode.FOR_PEOPLE) {
      inboxes.add(account, message.calendar().octets());
    }
    if (taken.note() != ItipResultCode.TAKEN
        && taken.note() != ItipResultCode.CRASHER
        && taken.note() != ItipResultCode.FOR_PEOPLE) {
      return taken;
    }
    try {
      return new Taken(taken.note(), taken.messages(), deputies.tell(account, message));
    } catch (IOException away) {
      // The message is in the calendar and would be a duplicate if it were received again.
      LOG.infof("The delegates of account %d are not notified: %s", account, away.getMessage());
      return taken;
    }
  }

  private Taken take(
      Caller caller, Optional<BookableResource> resource, Meeting message, ItipSender sender)
      throws IOException, SQLException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Optional<StoredMeeting> found = done(calendars.find(caller, message.uid()));
      Optional<Meeting> stored = found.map(StoredMeeting::meeting);
      Set<String> me = own.of(caller.account(), message, stored.orElse(message));
      ItipOutcome outcome = IncomingItip.take(stored, message, me, sender, Instant.now());
      switch (outcome) {
        case ItipOutcome.Left left -> {
          return new Taken(left.note(), left.messages());
        }
        case ItipOutcome.Updated updated -> {
          Meeting taken = Meeting.of(updated.object()).orElseThrow();
          if (isTooMuch(found, taken, me, sender)) {
            return new Taken(ItipResultCode.TOO_MUCH, List.of());
          }
          byte[] shown = resource.isPresent() ? new byte[0] : message.calendar().octets();
          if (stores(caller, found, taken, me, resource, sender.address(), attempt, shown)) {
            return new Taken(updated.note(), updated.messages());
          }
        }
      }
    }
    throw new IOException("A meeting is changed by others all the time");
  }

  /**
   * Returns whether the attendees' data would make an organizer's object so large that its next
   * edit finds no room. Attendees may use half of the allowed size; beyond it, an object may only
   * grow by {@link #LITTLE} octets. A large object is not rewritten for uninvited senders.
   */
  private boolean isTooMuch(
      Optional<StoredMeeting> found, Meeting taken, Set<String> me, ItipSender sender) {
    boolean isOrganizer = taken.organizer().filter(me::contains).isPresent();
    if (!isOrganizer || found.isEmpty() || sender.trust() == ItipSender.Trust.READER) {
      return false;
    }
    long before = found.get().object().octets().length;
    long octets = taken.calendar().octets().length;
    return octets > calendars.mostOctets() / 2 && octets - before > LITTLE
        || octets > MOST_FOR_UNASKED && !found.get().meeting().invites(sender.address());
  }

  /**
   * Stores the meeting, and returns false if another change was faster.
   *
   * @param shown the message for the scheduling inbox, written when the meeting is stored, or empty
   *     for none
   */
  private boolean stores(
      Caller caller,
      Optional<StoredMeeting> found,
      Meeting taken,
      Set<String> me,
      Optional<BookableResource> resource,
      String sender,
      int attempt,
      byte[] shown)
      throws IOException, SQLException {
    boolean isOrganizer = taken.organizer().filter(me::contains).isPresent();
    boolean isAsked = resource.isPresent() && !isOrganizer;
    Meeting asked =
        isAsked ? OwnParticipation.given(taken, found.map(StoredMeeting::meeting), me) : taken;
    Meeting decided = isAsked ? bookings.decided(caller, resource.get(), asked, me, sender) : asked;
    // The server's own decisions and the effects of an answer are sent to others like any other
    // change.
    boolean isTold = isOrganizer || decided != asked;
    Optional<byte[]> known =
        isOrganizer
            ? found.map(one -> one.meeting().calendar().octets())
            : Optional.of(asked.calendar().octets());
    if (isTold) {
      if (!isOrganizer) {
        rows.told(caller.account(), taken.uid(), known.orElseThrow());
      }
      rows.mark(caller.account(), taken.uid(), known, false, PATIENCE);
    }
    if (isTold && !isOrganizer && found.isEmpty() && OwnParticipation.isDeclined(decided, me)) {
      // A resource keeps nothing of a meeting that it never accepts; the removed meeting is
      // reported as declined.
      rows.changed(caller.account(), taken.uid());
      return true;
    }
    Answer<StoredObjectResult> put = calendars.put(caller, found, decided, attempt, shown);
    if (put instanceof Answer.Failed<StoredObjectResult>(Failure failure)) {
      if (failure instanceof Failure.Outdated || failure instanceof Failure.Taken) {
        return false;
      }
      if (failure instanceof Failure.TryLater) {
        throw new IOException("A meeting cannot be stored at the moment");
      }
      LOG.infof("A meeting for %s is not stored: %s", caller.name(), failure);
      throw new NotStored(failure);
    }
    if (isTold) {
      rows.changed(caller.account(), taken.uid());
    } else {
      rows.toldAs(caller.account(), taken.uid(), before -> told(decided, before, me));
    }
    return true;
  }

  /**
   * Shows the answers of others in an attendee's copy. No message is sent about it, and the copy's
   * schedule tag stays (RFC 6638 §3.2.10).
   *
   * @param view the meeting as the organizer shows it to the attendee
   * @throws IOException if it cannot be stored now
   */
  void show(long account, Meeting view) throws IOException {
    Optional<Caller> caller = callers.apply(account);
    for (int attempt = 0; attempt < TRIES && caller.isPresent(); attempt++) {
      Optional<StoredMeeting> found = done(calendars.find(caller.get(), view.uid()));
      Optional<Meeting> shown =
          found
              .map(StoredMeeting::meeting)
              .filter(stored -> stored.organizer().equals(view.organizer()))
              .flatMap(stored -> AttendeeStatusSharing.in(stored, view, own.of(account, stored)));
      if (shown.isEmpty()) {
        return;
      }
      Optional<Failure> failure =
          calendars.put(caller.get(), found, shown.get(), attempt).asFailure();
      if (failure.filter(Failure.TryLater.class::isInstance).isPresent()) {
        throw new IOException("A meeting cannot be stored at the moment");
      }
      if (failure.filter(Failure.Outdated.class::isInstance).isEmpty()) {
        // A full account gets it with the next message.
        return;
      }
    }
  }

  /** Returns the object as others know it. An answer that was not sent yet does not count. */
  private static byte[] told(Meeting stored, Optional<byte[]> before, Set<String> me) {
    return before
        .flatMap(StoredMeeting::read)
        .map(known -> OwnParticipation.asBefore(stored, known, me))
        .orElse(stored)
        .calendar()
        .octets();
  }
}
