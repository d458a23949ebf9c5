package org.carillon.webmail.card;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.scheduling.CounterProposals;
import org.carillon.calendar.scheduling.MeetingAnswer;
import org.carillon.calendar.scheduling.MeetingMessages;
import org.carillon.calendar.scheduling.MessageMeetingState;
import org.carillon.contract.answer.Answer;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.CalendarPart;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.CalendarTime;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.ProposedTime;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.groupware.StoredObject;
import org.carillon.web.PageContext;
import org.carillon.web.ShortenedText;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.CalendarDates;
import org.carillon.webmail.calendar.CalendarEvent;
import org.carillon.webmail.calendar.CalendarEvents;
import org.carillon.webmail.proposal.ProposalFields;
import org.carillon.webmail.proposal.Proposals;

/** Finds the state of enclosed events in the reader's calendars, and the possible actions. */
@RequestScoped
public class InvitationStates {
  private static final int MOST_OVERLAPS = 3;

  /** The limit of the search for the first future instance. */
  private static final ExpansionLimit NEAR = new ExpansionLimit(500, 5_000);

  @Inject private MeetingMessages meetingMessages;
  @Inject private CounterProposals counters;
  @Inject private Proposals proposals;
  @Inject private GroupwareObjects objects;
  @Inject private CalendarEvents happenings;
  @Inject private CalendarDates dates;
  @Inject private InvitationTimes times;
  @Inject private Visitor visitor;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  /** Returns a part's state; no action if the calendars cannot parse it or cannot be read. */
  InvitationState of(byte[] octets, CalendarObject object, String from) {
    if (EnclosedEvents.invitesNobody(object)) {
      return EnclosedEvents.of(octets).stream()
          .findFirst()
          .map(event -> published(event, ""))
          .orElse(InvitationState.NONE);
    }
    return meetingMessages.state(visitor.caller(), octets)
            instanceof
            Answer.Done<Optional<MessageMeetingState>>(Optional<MessageMeetingState> found)
        ? found.map(state -> of(octets, object, state, from)).orElse(InvitationState.NONE)
        : InvitationState.NONE;
  }

  /**
   * Returns the state of an event that invites nobody. A meeting in a calendar is not overwritten.
   *
   * @param said the bundle key of the sentence on it; empty for none
   */
  InvitationState published(CalendarObject event, String said) {
    Optional<MessageMeetingState.Kept> kept =
        meetingMessages.state(visitor.caller(), EnclosedEvents.asMessage(event))
                instanceof
                Answer.Done<Optional<MessageMeetingState>>(Optional<MessageMeetingState> found)
            ? found.flatMap(MessageMeetingState::kept)
            : Optional.empty();
    return shown(
        event,
        kept,
        kept.filter(MessageMeetingState.Kept::isMeeting).isPresent()
            ? InvitationState.Act.NONE
            : InvitationState.Act.KEEP,
        said);
  }

  private InvitationState of(
      byte[] octets, CalendarObject object, MessageMeetingState state, String from) {
    return said(octets, object, state, from)
        .sentBy(
            state
                .kept()
                .filter(
                    _ ->
                        ItipMethod.of(object.method()).filter(ItipMethod::isOrganizers).isPresent())
                .filter(there -> there.isFromOthers(from))
                .map(_ -> texts.of("invitation.sender", ShortenedText.of(from)))
                .orElse(""));
  }

  private InvitationState said(
      byte[] octets, CalendarObject object, MessageMeetingState state, String from) {
    Optional<MessageMeetingState.Kept> kept = state.kept();
    return switch (object.method().toUpperCase(Locale.ROOT)) {
      case "REQUEST", "ADD" -> asked(object, state);
      case "CANCEL" ->
          shown(
              object,
              kept,
              kept.isEmpty()
                  ? InvitationState.Act.NONE
                  : object.main().recurrenceId().isEmpty()
                      ? InvitationState.Act.REMOVE
                      : state.isNew() ? InvitationState.Act.UPDATE : InvitationState.Act.NONE,
              kept.isEmpty() ? "invitation.absent" : "");
      case "REPLY" ->
          shown(
              object,
              kept,
              state.isNew() && kept.isPresent()
                  ? InvitationState.Act.UPDATE
                  : InvitationState.Act.NONE,
              answered(state));
      case "COUNTER" -> proposed(octets, object, kept, from);
      default -> shown(object, kept, InvitationState.Act.NONE, "");
    };
  }

  /** The bundle key of the sentence on an answer; empty for none. */
  static String answered(MessageMeetingState state) {
    return state.kept().isEmpty()
        ? "invitation.absent"
        : state.note() == ItipResultCode.TOO_MUCH ? "invitation.too-much" : "";
  }

  /** Returns the state of a proposal; one that is already decided is only reported. */
  private InvitationState proposed(
      byte[] octets,
      CalendarObject proposal,
      Optional<MessageMeetingState.Kept> kept,
      String from) {
    Optional<ProposedTime.State> state =
        counters.state(visitor.caller(), octets, from)
                instanceof
                Answer.Done<Optional<ProposedTime.State>>(Optional<ProposedTime.State> found)
            ? found
            : Optional.empty();
    return shown(
        proposal,
        kept,
        state.filter(ProposedTime.State.WAITING::equals).isPresent()
            ? InvitationState.Act.MOVE
            : InvitationState.Act.NONE,
        kept.isEmpty() ? "invitation.absent" : state.map(InvitationStates::decided).orElse(""));
  }

  private static String decided(ProposedTime.State state) {
    return switch (state) {
      case WAITING -> "";
      case TAKEN -> "invitation.counter.taken";
      case DECLINED -> "invitation.counter.declined";
      case REPLACED -> "invitation.counter.replaced";
      case OUTDATED -> "invitation.counter.outdated";
      case CANCELLED -> "invitation.off";
    };
  }

  private InvitationState asked(CalendarObject object, MessageMeetingState state) {
    Optional<MessageMeetingState.Kept> kept = state.kept();
    boolean isOwn =
        state.note() == ItipResultCode.OWN
            || kept.filter(MessageMeetingState.Kept::isOrganized).isPresent();
    boolean isOff =
        !state.isNew() && kept.filter(MessageMeetingState.Kept::isCancelled).isPresent();
    boolean isAnswered =
        !isOwn
            && !isOff
            && state.note() != ItipResultCode.OTHER_ORGANIZER
            && (state.isNew() || kept.isPresent());
    boolean isOthers = isAnswered && !state.isInvited();
    boolean isOpen = isAnswered && !isOthers && !state.isDecided();
    return shown(
        object,
        kept,
        !isOpen
            ? InvitationState.Act.NONE
            : state.isQuestion() ? InvitationState.Act.DECIDE : InvitationState.Act.ANSWER,
        isOff
            ? "invitation.off"
            : isOthers
                ? "invitation.others"
                : isOpen && state.isQuestion()
                    ? "approvals.help"
                    : state.note() == ItipResultCode.OUTDATED
                        ? "invitation.outdated"
                        : state.isNew() && kept.isPresent() ? "invitation.changes" : "",
        state.isDecided());
  }

  private InvitationState shown(
      CalendarObject object,
      Optional<MessageMeetingState.Kept> kept,
      InvitationState.Act act,
      String said) {
    return shown(object, kept, act, said, false);
  }

  private InvitationState shown(
      CalendarObject object,
      Optional<MessageMeetingState.Kept> kept,
      InvitationState.Act act,
      String said,
      boolean isDecided) {
    boolean isTimed = act == InvitationState.Act.ANSWER || act == InvitationState.Act.MOVE;
    return new InvitationState(
        act,
        said,
        "",
        act == InvitationState.Act.ANSWER || isDecided
            ? kept.flatMap(MessageMeetingState.Kept::answer).map(InvitationStates::word).orElse("")
            : "",
        kept.filter(MessageMeetingState.Kept::isUndelivered).isPresent(),
        isTimed ? kept.map(one -> otherTime(object, one)).orElse("") : "",
        kept.map(one -> address(one) + day(object, one)).orElse(""),
        isTimed ? overlaps(object) : List.of(),
        act == InvitationState.Act.ANSWER
            ? proposing(object, kept)
            : InvitationState.Proposing.NONE);
  }

  /** Proposes another time. For a repeating event, one instance's page does so. */
  private InvitationState.Proposing proposing(
      CalendarObject object, Optional<MessageMeetingState.Kept> kept) {
    Instant now = Instant.now();
    List<SeriesInstance> near = object.instances(TimeSpan.ALWAYS, ui.getZone(), NEAR).instances();
    boolean isSeries =
        object
            .master()
            .filter(
                part ->
                    !part.component().lines("RRULE").isEmpty()
                        || !part.component().lines("RDATE").isEmpty())
            .isPresent();
    return new InvitationState.Proposing(
        proposals.said(kept.flatMap(MessageMeetingState.Kept::proposed)),
        isSeries ? null : near.stream().findFirst().map(this::fields).orElse(null),
        isSeries
            ? kept.flatMap(
                    there ->
                        near.stream()
                            .filter(one -> one.to().isAfter(now))
                            .findFirst()
                            .map(one -> address(there) + "&i=" + written(one.id()) + "#propose"))
                .orElse("")
            : "");
  }

  private static String written(CalendarTime instance) {
    return Redirect.encoded(instance.local().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME));
  }

  private ProposalFields fields(SeriesInstance one) {
    boolean isAllDay = one.start().isDate();
    LocalDateTime start =
        isAllDay ? one.start().local() : LocalDateTime.ofInstant(one.from(), ui.getZone());
    return proposals.fields(start, LocalDateTime.ofInstant(one.to(), ui.getZone()), isAllDay);
  }

  private static String word(MeetingAnswer answer) {
    return answer.written().toLowerCase(Locale.ROOT);
  }

  private static String address(MessageMeetingState.Kept kept) {
    return "event?c=" + kept.calendar() + "&k=" + Redirect.encoded(kept.key().value());
  }

  /** Returns the query that shows the very day that a message is about. */
  private String day(CalendarObject message, MessageMeetingState.Kept kept) {
    return message.main().recurrenceId().isEmpty()
        ? ""
        : stored(kept).map(object -> day(message, object)).orElse("");
  }

  static String day(CalendarObject message, CalendarObject kept) {
    return message
        .main()
        .recurrenceId()
        .flatMap(
            id -> kept.instance(id).or(() -> kept.override(id).flatMap(CalendarPart::recurrenceId)))
        .map(id -> "&i=" + written(id))
        .orElse("");
  }

  private Optional<CalendarObject> stored(MessageMeetingState.Kept kept) {
    return objects.open(visitor.caller(), kept.calendar(), kept.key())
                instanceof Answer.Done<StoredObject>(StoredObject stored)
            && CalendarObject.read(stored.octets())
                instanceof CalendarParseResult.Read(CalendarObject object)
        ? Optional.of(object)
        : Optional.empty();
  }

  /** Returns the time in the calendar of an event that does not repeat, if it differs. */
  private String otherTime(CalendarObject message, MessageMeetingState.Kept kept) {
    return message.main().recurrenceId().isPresent()
        ? ""
        : stored(kept)
            .flatMap(this::first)
            .filter(
                there ->
                    first(message)
                        .filter(
                            one -> !one.from().equals(there.from()) || !one.to().equals(there.to()))
                        .isPresent())
            .map(times::when)
            .orElse("");
  }

  private Optional<SeriesInstance> first(CalendarObject object) {
    return object.instances(TimeSpan.ALWAYS, ui.getZone(), NEAR).instances().stream().findFirst();
  }

  /** Returns the other events at the event's first future time. */
  private List<String> overlaps(CalendarObject object) {
    Instant now = Instant.now();
    return object.instances(TimeSpan.ALWAYS, ui.getZone(), NEAR).instances().stream()
        .filter(one -> one.to().isAfter(now) && one.to().isAfter(one.from()))
        .findFirst()
        .map(one -> overlaps(new TimeSpan(one.from(), one.to()), object.uid()))
        .orElse(List.of());
  }

  private List<String> overlaps(TimeSpan span, String uid) {
    return happenings.taking(span, uid).stream()
        .limit(MOST_OVERLAPS)
        .map(
            one ->
                texts.of(
                    "invitation.overlaps",
                    one.title().isEmpty() ? texts.of("calendar.untitled") : one.title(),
                    hours(one, span)))
        .toList();
  }

  /** Formats the time; on the day of the invitation itself, only the hours. */
  private String hours(CalendarEvent one, TimeSpan span) {
    LocalDate day = LocalDate.ofInstant(span.from(), ui.getZone());
    return one.isBar() || !one.firstDay().equals(day) || !one.lastDay().equals(day)
        ? dates.span(one)
        : dates.time(one.start()) + "–" + dates.time(one.end());
  }
}
