package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.carillon.calendar.internal.scheduling.mail.ProposalMail;
import org.carillon.calendar.scheduling.AnswerComment;
import org.carillon.calendar.scheduling.MeetingMessages;
import org.carillon.calendar.scheduling.MessageMeetingState;
import org.carillon.calendar.scheduling.ProposedTimeInput;
import org.carillon.calendar.scheduling.TimeProposals;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.scheduling.MeetingMailLimits;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.ObjectZones;
import org.carillon.format.icalendar.line.ContentLine;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.CalendarZone;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.icalendar.time.ZoneNames;
import org.carillon.format.itip.BookingApproval;
import org.carillon.format.itip.CounterProposalRequest;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.store.item.ItemKey;

/**
 * Sends the proposals of attendees. The message is the only one that is sent: it also contains the
 * attendee's answer, so no other message is sent for the change of the attendee's copy.
 */
@ApplicationScoped
public class AttendeeProposals implements TimeProposals {
  private static final int TRIES = 8;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;
  private static final String EVENT = "event";

  /** The limits for finding instances near the requested one. */
  private static final ExpansionLimit NEAR = new ExpansionLimit(1_000, 10_000);

  private final AccountCalendars calendars;
  private final MeetingAddresses own;
  private final SchedulingAuthorization spokespeople;
  private final MeetingMessages messages;
  private final ProposalMail mail;
  private final Supplier<MeetingMailLimits> reach;

  @Inject
  AttendeeProposals(
      AccountCalendars calendars,
      MeetingAddresses own,
      SchedulingAuthorization spokespeople,
      MeetingMessages messages,
      ProposalMail mail,
      Instance<MeetingMailLimits> reach) {
    this(calendars, own, spokespeople, messages, mail, reach::get);
  }

  AttendeeProposals(
      AccountCalendars calendars,
      MeetingAddresses own,
      SchedulingAuthorization spokespeople,
      MeetingMessages messages,
      ProposalMail mail,
      Supplier<MeetingMailLimits> reach) {
    this.calendars = calendars;
    this.own = own;
    this.spokespeople = spokespeople;
    this.messages = messages;
    this.mail = mail;
    this.reach = reach;
  }

  /**
   * The place of the meeting for which a proposal is made.
   *
   * @param owner the owner of the calendar
   */
  private record Place(Caller caller, CollectionEntry calendar, ItemKey key, long owner) {
    /** Returns the address of the person who acts for the owner, or empty if the owner acts. */
    Optional<String> by() {
      return caller.account() == owner ? Optional.empty() : Optional.of(caller.name());
    }
  }

  /** Selects the instance of a meeting by RECURRENCE-ID; empty if it does not recur. */
  @FunctionalInterface
  private interface Which {
    Answer<Optional<ContentLine>> in(StoredMeeting meeting);
  }

  @Override
  public Answer<Void> propose(
      Caller caller,
      long calendar,
      ItemKey key,
      Optional<LocalDateTime> instance,
      ProposedTimeInput input) {
    return propose(caller, calendar, key, stored -> named(stored, instance), input);
  }

  @Override
  public Answer<Void> propose(Caller caller, byte[] invitation, ProposedTimeInput input) {
    Optional<Meeting> message =
        StoredMeeting.read(invitation)
            .filter(
                meeting ->
                    meeting
                        .method()
                        .filter(one -> one == ItipMethod.REQUEST || one == ItipMethod.ADD)
                        .isPresent());
    if (message.isEmpty()) {
      return notInvited();
    }
    // In a message with a series, the series is meant.
    Optional<ContentLine> recurrenceId = message.get().first().first("RECURRENCE-ID");
    return messages
        .take(caller, invitation)
        .map(state -> state.flatMap(MessageMeetingState::kept))
        .then(
            kept ->
                kept.isEmpty()
                    ? notInvited()
                    : propose(
                        caller,
                        kept.get().calendar(),
                        kept.get().key(),
                        stored ->
                            stored.meeting().organizer().equals(message.get().organizer())
                                ? new Answer.Done<>(recurrenceId)
                                : notInvited(),
                        input));
  }

  private Answer<Void> propose(
      Caller caller, long calendar, ItemKey key, Which which, ProposedTimeInput input) {
    return wrong(input)
        .<Answer<Void>>map(Answer::failed)
        .orElseGet(
            () ->
                calendars
                    .calendar(caller, calendar)
                    .then(
                        entry ->
                            own.owner(caller, entry.name())
                                .filter(owner -> spokespeople.speaksFor(caller, entry, owner))
                                .map(owner -> new Place(caller, entry, key, owner))
                                .map(place -> proposed(place, which, input))
                                .orElseGet(() -> Answer.failed(new Failure.NotAllowed()))));
  }

  /** Returns what is wrong with a time regardless of the meeting. */
  private static Optional<Failure> wrong(ProposedTimeInput input) {
    Optional<Failure> comment = AnswerComment.wrong(input.comment());
    if (comment.isPresent()) {
      return comment;
    }
    if (input.start().getYear() < FIRST_YEAR || input.end().getYear() > LAST_YEAR) {
      return invalid(
          "start", "out-of-range", "The start is outside the years that calendars support.");
    }
    if (!input.isAllDay() && ZoneNames.find(input.zone()).isEmpty()) {
      return invalid("timeZone", "unknown", "The time zone is unknown.");
    }
    boolean isBackwards =
        input.isAllDay()
            ? !input.end().isAfter(input.start())
            : input.end().isBefore(input.start());
    if (isBackwards) {
      return invalid("end", "backwards", "The end must not be before the start.");
    }
    return Duration.between(input.start(), input.end()).toDays() > MOST_DAYS
        ? invalid(
            "end", "out-of-range", "The event must not be longer than " + MOST_DAYS + " days.")
        : Optional.empty();
  }

  private static Optional<Failure> invalid(String field, String code, String message) {
    return Optional.of(new Failure.Invalid(field, code, message));
  }

  private static <T> Answer<T> refused(String field, String code, String message) {
    return Answer.failed(new Failure.Invalid(field, code, message));
  }

  private static <T> Answer<T> notInvited() {
    return refused(EVENT, "not-invited", "Only invited people can propose another time.");
  }

  /** Returns the line that names an instance, if the meeting has that instance. */
  private static Answer<Optional<ContentLine>> named(
      StoredMeeting stored, Optional<LocalDateTime> instance) {
    if (instance.isEmpty()) {
      return new Answer.Done<>(Optional.empty());
    }
    Optional<CalendarTime> id =
        CalendarObject.read(stored.object().octets())
                instanceof CalendarParseResult.Read(CalendarObject object)
            ? found(object, instance.get())
            : Optional.empty();
    return id.<Answer<Optional<ContentLine>>>map(
            time -> new Answer.Done<>(Optional.of(time.line("RECURRENCE-ID"))))
        .orElseGet(
            () -> Answer.failed(new Failure.NotFound("instance", instance.get().toString())));
  }

  private static Optional<CalendarTime> found(CalendarObject object, LocalDateTime instance) {
    Optional<CalendarTime> moved =
        object.overrides().stream()
            .flatMap(part -> part.recurrenceId().stream())
            .filter(id -> id.local().equals(instance))
            .findFirst();
    if (moved.isPresent()) {
      return moved;
    }
    // Whatever the zone is, the instance is within a day of this time.
    Instant near = instance.toInstant(ZoneOffset.UTC);
    TimeSpan span = new TimeSpan(near.minus(Duration.ofDays(1)), near.plus(Duration.ofDays(2)));
    return object.instances(span, ZoneOffset.UTC, NEAR).instances().stream()
        .map(one -> one.id())
        .filter(id -> id.local().equals(instance))
        .findFirst();
  }

  private Answer<Void> proposed(Place place, Which which, ProposedTimeInput input) {
    Instant moment = Instant.now();
    Answer<Void> answer = Answer.done();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      answer =
          calendars
              .open(place.caller, place.calendar, place.key)
              .then(
                  stored ->
                      which
                          .in(stored)
                          .then(instance -> proposed(place, stored, instance, input, moment)));
      if (!(answer instanceof Answer.Failed<Void>(Failure.Outdated _))) {
        break;
      }
    }
    return answer;
  }

  private Answer<Void> proposed(
      Place place,
      StoredMeeting stored,
      Optional<ContentLine> instance,
      ProposedTimeInput input,
      Instant moment) {
    Set<String> me = own.of(place.owner, stored.meeting());
    Optional<CounterProposalRequest> found =
        CounterProposalRequest.of(stored.meeting(), instance, me);
    if (found.isEmpty()) {
      return notInvited();
    }
    if (BookingApproval.isQuestion(stored.meeting().uid())) {
      return refused(EVENT, "question", "A booking can only be approved or declined.");
    }
    CounterProposalRequest proposal = found.get();
    if (proposal.isCancelled()) {
      return refused(EVENT, "cancelled", "The event is cancelled.");
    }
    if (proposal.isSeries()) {
      return refused(
          EVENT, "series", "Another time can only be proposed for one occurrence of a series.");
    }
    Optional<CalendarTime> now = proposal.start();
    if (now.isEmpty()) {
      return refused(EVENT, "malformed", "The event has no time.");
    }
    ObjectZones zones = new ObjectZones(stored.meeting().calendar().components("VTIMEZONE"));
    CalendarTime start = like(now.get(), input.start(), input, zones);
    CalendarTime end = like(now.get(), input.end(), input, zones);
    return proposal.isThen(start, end)
        ? refused("start", "same-time", "The event already takes place at this time.")
        : told(place, stored, proposal.at(start, end, input.comment().strip(), place.by(), moment));
  }

  /** Returns a time in the form that the meeting uses, so that no new time zone is introduced. */
  private static CalendarTime like(
      CalendarTime pattern, LocalDateTime local, ProposedTimeInput input, ObjectZones zones) {
    if (input.isAllDay()) {
      return CalendarTime.date(local.toLocalDate());
    }
    Instant instant = ZoneNames.find(input.zone()).orElse(CalendarZone.UTC).instant(local);
    return switch (pattern.form()) {
      case ZONED -> pattern.at(zones.apply(pattern.zone()).local(instant));
      case FLOATING -> CalendarTime.floating(local);
      case UTC, DATE -> CalendarTime.utc(instant);
    };
  }

  private Answer<Void> told(Place place, StoredMeeting stored, CounterProposalRequest.Made made) {
    String organizer = made.message().to();
    if (organizer.indexOf('@') < 1 || !reach.get().reaches(place.owner, organizer)) {
      return refused("organizer", "unreachable", "The organizer has no usable mail address.");
    }
    if (!mail.mayWrite(place.by().flatMap(own::account).orElse(place.owner))) {
      return Answer.failed(ProposalMail.tooMuch());
    }
    return calendars
        .put(place.caller, Optional.of(stored), made.kept(), 0)
        .then(
            _ ->
                mail.send(place.owner, made.message(), place.by())
                    .retold(failure -> takenBack(place, stored, made.kept(), failure)));
  }

  /** Removes a proposal that could not be sent from a copy that nobody has changed since. */
  private Failure takenBack(Place place, StoredMeeting before, Meeting kept, Failure failure) {
    Answer<Void> _ =
        calendars
            .open(place.caller, place.calendar, place.key)
            .then(
                now ->
                    now.meeting().calendar().equals(kept.calendar())
                        ? calendars
                            .put(place.caller, Optional.of(now), before.meeting(), 0)
                            .map(_ -> null)
                        : Answer.done());
    return failure instanceof Failure.NotFound
        ? new Failure.Invalid(
            "organizer", "unreachable", "The organizer has no usable mail address.")
        : failure;
  }
}
