package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.scheduling.AnswerComment;
import org.carillon.calendar.scheduling.MeetingAnswer;
import org.carillon.calendar.scheduling.MeetingMessages;
import org.carillon.calendar.scheduling.MessageMeetingState;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.icalendar.line.CalendarComponent;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.itip.BookingApproval;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.CounterProposalRequest;
import org.carillon.format.itip.IncomingItip;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.ItipOutcome;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.OwnParticipation;
import org.carillon.format.itip.ScheduleStatus;
import org.carillon.groupware.StoredObjectResult;
import org.jboss.logging.Logger;

/** Processes the meetings in messages as their readers request. */
@ApplicationScoped
public class MessageMeetings implements MeetingMessages {
  private static final Logger LOG = Logger.getLogger(MessageMeetings.class);
  private static final int MOST_OCTETS = 1_000_000;
  private static final int TRIES = 8;

  private final AccountCalendars calendars;
  private final IncomingScheduling incoming;
  private final MeetingAddresses own;

  @Inject
  MessageMeetings(AccountCalendars calendars, IncomingScheduling incoming, MeetingAddresses own) {
    this.calendars = calendars;
    this.incoming = incoming;
    this.own = own;
  }

  private static Optional<Meeting> read(Caller caller, byte[] octets) {
    return caller.hasAccount() && octets.length <= MOST_OCTETS
        ? StoredMeeting.read(octets).filter(MessageMeetings::isOfOne)
        : Optional.empty();
  }

  /** Returns whether the message has a method and, if it is an answer, exactly one attendee. */
  private static boolean isOfOne(Meeting message) {
    return message
        .method()
        .filter(method -> method != ItipMethod.REPLY || message.answering().isPresent())
        .isPresent();
  }

  /** Returns the sender that the message claims, whom its reader has seen. */
  private static ItipSender sender(Meeting message) {
    String said =
        message.method().filter(ItipMethod::isOrganizers).isPresent()
            ? message.organizer().orElse("")
            : message.answering().orElse("");
    return new ItipSender(said, ItipSender.Trust.READER);
  }

  @Override
  public Answer<Optional<MessageMeetingState>> state(Caller caller, byte[] octets) {
    Optional<Meeting> message = read(caller, octets);
    return message.isEmpty()
        ? new Answer.Done<>(Optional.empty())
        : calendars
            .find(caller, message.get().uid())
            .map(found -> Optional.of(state(caller, message.get(), found)));
  }

  private MessageMeetingState state(Caller caller, Meeting message, Optional<StoredMeeting> found) {
    Optional<Meeting> stored = found.map(StoredMeeting::meeting);
    Set<String> me = own.of(caller.account(), message, stored.orElse(message));
    ItipOutcome outcome = IncomingItip.take(stored, message, me, sender(message), Instant.now());
    Optional<Meeting> taken =
        outcome instanceof ItipOutcome.Updated updated ? Meeting.of(updated.object()) : stored;
    return new MessageMeetingState(
        outcome.note(),
        found.map(
            one ->
                new MessageMeetingState.Kept(
                    one.collection(),
                    one.key(),
                    one.meeting().organizer().filter(me::contains).isPresent(),
                    OwnParticipation.isCancelled(one.meeting(), message),
                    OwnParticipation.status(one.meeting(), message, me).flatMap(MeetingAnswer::of),
                    isUndelivered(one.meeting(), me),
                    CounterProposalRequest.last(one.meeting(), message, me),
                    speakers(one.meeting()))),
        taken.filter(meeting -> isInvited(meeting, message, me)).isPresent(),
        BookingApproval.isQuestion(message.uid()));
  }

  private static boolean isUndelivered(Meeting meeting, Set<String> me) {
    return meeting
        .organizer()
        .filter(organizer -> !me.contains(organizer))
        .filter(ScheduleStatus.unreached(meeting.calendar())::contains)
        .isPresent();
  }

  /** Returns the addresses that may speak for the organizer in the stored meeting. */
  private static Set<String> speakers(Meeting meeting) {
    Set<String> all = new HashSet<>();
    for (CalendarComponent part : meeting.parts().values()) {
      for (ContentLine line : part.lines("ORGANIZER")) {
        all.add(CalendarUsers.address(line));
        line.parameterValue("SENT-BY").map(CalendarUsers::address).ifPresent(all::add);
      }
    }
    return all;
  }

  private static boolean isInvited(Meeting meeting, Meeting message, Set<String> me) {
    return meeting.organizer().equals(message.organizer())
        && meeting.organizer().filter(me::contains).isEmpty()
        && OwnParticipation.status(meeting, message, me).isPresent();
  }

  @Override
  public Answer<Optional<MessageMeetingState>> take(Caller caller, byte[] octets) {
    Optional<Meeting> message = read(caller, octets);
    return message.isEmpty()
        ? new Answer.Done<>(Optional.empty())
        : take(caller, message.get()).then(_ -> state(caller, octets));
  }

  private Answer<Void> take(Caller caller, Meeting message) {
    try {
      incoming.takeForReader(caller, message, sender(message));
      return Answer.done();
    } catch (IncomingScheduling.NotStored refused) {
      return Answer.failed(refused.failure());
    } catch (IOException | SQLException away) {
      LOG.debugf("A meeting cannot be added from a message now: %s", away.getMessage());
      return Answer.failed(new Failure.TryLater("The calendar is not available at the moment."));
    }
  }

  @Override
  public Answer<Void> answer(Caller caller, byte[] octets, MeetingAnswer said, String comment) {
    Optional<Failure> wrong = AnswerComment.wrong(comment);
    if (wrong.isPresent()) {
      return Answer.failed(wrong.get());
    }
    Optional<Meeting> message =
        read(caller, octets)
            .filter(meeting -> meeting.method().filter(ItipMethod::isOrganizers).isPresent());
    if (message.isPresent()
        && BookingApproval.isQuestion(message.get().uid())
        && !said.isDecision()) {
      return Answer.failed(
          new Failure.Invalid(
              "answer", "undecided", "A booking can only be approved or declined."));
    }
    return message.isEmpty()
        ? notInvited()
        : take(caller, message.get())
            .then(_ -> answered(caller, message.get(), said, comment.strip()));
  }

  private Answer<Void> answered(
      Caller caller, Meeting message, MeetingAnswer said, String comment) {
    Answer<StoredObjectResult> put = notInvited();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      put =
          calendars
              .find(caller, message.uid())
              .then(
                  found ->
                      found.isEmpty()
                          ? notInvited()
                          : answered(caller, found.get(), message, said, comment));
      if (!(put instanceof Answer.Failed<StoredObjectResult>(Failure.Outdated _))) {
        break;
      }
    }
    return put.map(_ -> null);
  }

  private Answer<StoredObjectResult> answered(
      Caller caller, StoredMeeting found, Meeting message, MeetingAnswer said, String comment) {
    Set<String> me = own.of(caller.account(), message, found.meeting());
    Optional<String> before = OwnParticipation.status(found.meeting(), message, me);
    if (BookingApproval.isQuestion(message.uid())
        && before.flatMap(MeetingAnswer::of).filter(MeetingAnswer::isDecision).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "letter", "decided", "The booking has been decided. The decision cannot be undone."));
    }
    return isInvited(found.meeting(), message, me)
        ? calendars.change(
            caller,
            found,
            OwnParticipation.answering(found.meeting(), message, me, said.written(), comment))
        : notInvited();
  }

  private static <T> Answer<T> notInvited() {
    return Answer.failed(
        new Failure.Invalid("letter", "not-invited", "The message does not invite this account."));
  }
}
