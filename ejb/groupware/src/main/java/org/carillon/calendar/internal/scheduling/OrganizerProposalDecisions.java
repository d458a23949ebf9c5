package org.carillon.calendar.internal.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.internal.scheduling.mail.ProposalMail;
import org.carillon.calendar.scheduling.CounterProposals;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.format.itip.CalendarUsers;
import org.carillon.format.itip.CounterProposal;
import org.carillon.format.itip.ItipMethod;
import org.carillon.format.itip.Meeting;
import org.carillon.format.itip.ProposedTime.State;
import org.carillon.groupware.StoredObjectResult;

/**
 * Handles the organizer's decisions about proposals. An accepted proposal is a change of the
 * meeting like any other and is sent as such, no matter who makes it. The result is stored beside
 * the attendee's answer in the organizer's copy.
 */
@ApplicationScoped
public class OrganizerProposalDecisions implements CounterProposals {
  private static final int TRIES = 8;

  private final AccountCalendars calendars;
  private final MeetingAddresses own;
  private final ProposalMail mail;

  @Inject
  OrganizerProposalDecisions(AccountCalendars calendars, MeetingAddresses own, ProposalMail mail) {
    this.calendars = calendars;
    this.own = own;
    this.mail = mail;
  }

  /**
   * A proposal with its meeting.
   *
   * @param me the organizer's addresses
   */
  private record Proposal(
      Caller organizer, StoredMeeting meeting, Meeting counter, String from, Set<String> me) {
    State state() {
      return CounterProposal.state(meeting.meeting(), counter, from);
    }
  }

  private Answer<Proposal> proposal(Caller caller, byte[] message, String from) {
    Optional<Meeting> counter =
        message.length > MOST_OCTETS
            ? Optional.empty()
            : StoredMeeting.read(message)
                .filter(read -> read.method().filter(ItipMethod.COUNTER::equals).isPresent());
    if (counter.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "message", "malformed", "The message does not propose a time for a meeting."));
    }
    return calendars
        .find(caller, counter.get().uid())
        .then(
            found ->
                found
                    .map(
                        there ->
                            checked(
                                new Proposal(
                                    caller,
                                    there,
                                    counter.get(),
                                    CalendarUsers.address(from),
                                    own.of(caller.account(), there.meeting()))))
                    .orElseGet(OrganizerProposalDecisions::none));
  }

  private static Answer<Proposal> none() {
    return Answer.failed(new Failure.NotFound("meeting", ""));
  }

  private static Answer<Proposal> checked(Proposal proposal) {
    Meeting meeting = proposal.meeting.meeting();
    if (meeting.organizer().filter(proposal.me::contains).isEmpty()) {
      return none();
    }
    if (!CounterProposal.isOne(proposal.counter)) {
      return refused("several", "The message proposes several times at once.");
    }
    if (!meeting.attendees().contains(proposal.from)
        || !CounterProposal.mayPropose(meeting, proposal.counter, proposal.from)) {
      return Answer.failed(
          new Failure.Invalid(
              "from", "not-invited", "Only invited people can propose another time."));
    }
    return CounterProposal.fits(meeting, proposal.counter)
        ? new Answer.Done<>(proposal)
        : refused("series", "A series cannot be moved to another day.");
  }

  @Override
  public Answer<Optional<State>> state(Caller caller, byte[] message, String from) {
    return switch (proposal(caller, message, from)) {
      case Answer.Done<Proposal>(Proposal proposal) ->
          new Answer.Done<>(Optional.of(proposal.state()));
      case Answer.Failed<Proposal>(Failure failure) ->
          failure instanceof Failure.NotFound || failure instanceof Failure.Invalid
              ? new Answer.Done<>(Optional.empty())
              : Answer.failed(failure);
    };
  }

  private static Answer<Proposal> waiting(Proposal proposal) {
    return switch (proposal.state()) {
      case WAITING -> new Answer.Done<>(proposal);
      case TAKEN, OUTDATED -> refused("outdated", "The meeting has been changed since.");
      case DECLINED -> refused("declined", "The proposal has already been declined.");
      case REPLACED -> refused("replaced", "Another time has been proposed since.");
      case CANCELLED -> refused("cancelled", "The meeting is cancelled.");
    };
  }

  private static Answer<Proposal> refused(String code, String message) {
    return Answer.failed(new Failure.Invalid("message", code, message));
  }

  @Override
  public Answer<Void> accept(Caller caller, byte[] message, String from) {
    return proposal(caller, message, from)
        .then(OrganizerProposalDecisions::waiting)
        .then(this::accepted);
  }

  private Answer<Void> accepted(Proposal proposal) {
    Answer<StoredObjectResult> put =
        CounterProposal.accepted(proposal.meeting.meeting(), proposal.counter, Instant.now())
            .map(moved -> marked(moved, proposal, State.TAKEN))
            .map(moved -> calendars.change(proposal.organizer, proposal.meeting, moved))
            .orElseGet(
                () ->
                    Answer.failed(
                        new Failure.Invalid(
                            "message",
                            "malformed",
                            "The proposal has no time, or names no occurrence of the"
                                + " meeting.")));
    return put.retold(OrganizerProposalDecisions::busy).then(_ -> Answer.done());
  }

  private static Meeting marked(Meeting meeting, Proposal proposal, State state) {
    return CounterProposal.decided(meeting, proposal.counter, proposal.from, state);
  }

  private static Failure busy(Failure failure) {
    return failure instanceof Failure.Outdated
        ? new Failure.TryLater("The meeting is being changed. Try again.")
        : failure;
  }

  /**
   * Declines a proposal. The decision is stored before it is sent, so if two people decline at the
   * same time, one of them is told that it is already declined.
   */
  @Override
  public Answer<Void> decline(Caller caller, byte[] message, String from) {
    Answer<Void> answer = Answer.done();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      answer =
          proposal(caller, message, from)
              .then(OrganizerProposalDecisions::waiting)
              .then(this::declined);
      if (!(answer instanceof Answer.Failed<Void>(Failure.Outdated _))) {
        break;
      }
    }
    return answer.retold(OrganizerProposalDecisions::busy);
  }

  private Answer<Void> declined(Proposal proposal) {
    Caller organizer = proposal.organizer;
    if (!mail.mayWrite(organizer.account())) {
      return Answer.failed(ProposalMail.tooMuch());
    }
    Meeting marked = marked(proposal.meeting.meeting(), proposal, State.DECLINED);
    return calendars
        .put(organizer, Optional.of(proposal.meeting), marked, 0)
        .then(
            _ ->
                mail.send(
                    organizer.account(),
                    CounterProposal.declined(
                        marked,
                        proposal.counter,
                        marked.organizer().orElseThrow(),
                        proposal.from,
                        Instant.now()),
                    Optional.empty()));
  }
}
