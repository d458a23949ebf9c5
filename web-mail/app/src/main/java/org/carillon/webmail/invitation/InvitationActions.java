package org.carillon.webmail.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.carillon.calendar.scheduling.CounterProposals;
import org.carillon.calendar.scheduling.MeetingAnswer;
import org.carillon.calendar.scheduling.MeetingMessages;
import org.carillon.calendar.scheduling.MessageMeetingState;
import org.carillon.calendar.scheduling.TimeProposals;
import org.carillon.format.itip.ProposedTime;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.event.EventStorage;
import org.carillon.webmail.event.EventUndo;
import org.carillon.webmail.event.OpenEvent;
import org.carillon.webmail.event.OwnObjects;
import org.carillon.webmail.mail.MailPage;
import org.carillon.webmail.proposal.Proposals;

/** Carries out the buttons beside an invitation and stays at its message. */
@Named("invitations")
@RequestScoped
public class InvitationActions {
  @Inject private InvitationPart parts;
  @Inject private MeetingMessages meetingMessages;
  @Inject private CounterProposals counters;
  @Inject private TimeProposals times;
  @Inject private Proposals proposals;
  @Inject private EventStorage keeping;
  @Inject private EventImport events;
  @Inject private OwnCalendars calendars;
  @Inject private OwnObjects objects;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private MailPage mail;
  @Inject private PageContext ui;

  /** Answers, or carries out the pressed button. */
  public void act() {
    parts.find(folder(), message(), part()).ifPresentOrElse(this::act, this::back);
  }

  private void act(InvitationPart.Found found) {
    String pressed = parameters.text("invitation");
    switch (pressed) {
      case "keep" -> keep(found.calendar());
      case "update" -> update(found.calendar());
      case "remove" -> remove(found.calendar());
      case "move" -> move(found);
      case "stay" -> stay(found);
      case "propose" -> propose(found.calendar());
      default ->
          MeetingAnswer.of(pressed)
              .filter(said -> said != MeetingAnswer.NEEDS_ACTION)
              .ifPresent(said -> answer(found.calendar(), said));
    }
  }

  private void answer(byte[] octets, MeetingAnswer said) {
    Optional<MessageMeetingState> state =
        answers.take(meetingMessages.state(visitor.caller(), octets)).flatMap(found -> found);
    if (state.filter(MessageMeetingState::isDecided).isPresent()) {
      back();
      return;
    }
    MeetingAnswer before =
        state
            .flatMap(MessageMeetingState::kept)
            .flatMap(MessageMeetingState.Kept::answer)
            .orElse(MeetingAnswer.NEEDS_ACTION);
    String comment = parameters.text("comment");
    if (answers.done(meetingMessages.answer(visitor.caller(), octets, said, comment))) {
      Notice notice = Notice.of("event.answered." + said.written().toLowerCase(Locale.ROOT));
      // The person who booked is told of a decision at once, so it has no undo.
      said(
          state.filter(MessageMeetingState::isQuestion).isPresent()
              ? notice
              : notice.undoneBy(InvitationUndo.text(folder(), message(), part(), before)));
    }
  }

  /** Adds events that invite nobody to the chosen calendar. */
  private void keep(byte[] octets) {
    calendars
        .find(parameters.number("calendar").orElse(0))
        .filter(ShownCalendar::isWritable)
        .or(calendars::getUsual)
        .flatMap(chosen -> answers.take(events.keep(octets, chosen)))
        .ifPresentOrElse(
            kept ->
                said(
                    kept.count() == 0
                        ? Notice.of("invitation.keep.none")
                        : Notice.of("invitation.keep.done", kept.count(), kept.where())
                            .undoneBy(kept.undo())),
            this::back);
  }

  private void update(byte[] octets) {
    answers
        .take(meetingMessages.take(visitor.caller(), octets))
        .ifPresent(_ -> said(Notice.of("invitation.updated")));
  }

  /** The event is first marked as cancelled, so that nobody is notified of its removal. */
  private void remove(byte[] octets) {
    answers
        .take(meetingMessages.take(visitor.caller(), octets))
        .flatMap(found -> found)
        .flatMap(MessageMeetingState::kept)
        .flatMap(kept -> answers.take(keeping.open(kept.calendar(), kept.key().value())))
        .filter(event -> answers.done(objects.delete(event)))
        .ifPresent(event -> said(Notice.of("event.removed").undoneBy(undoing(event))));
  }

  /** Proposes another time for the event; errors are shown beside the message. */
  private void propose(byte[] octets) {
    if (proposals.propose(input -> times.propose(visitor.caller(), octets, input))) {
      said(Notice.of("proposal.sent"));
    } else {
      mail.reopen(message());
    }
  }

  /** Returns whether a proposal was decided elsewhere meanwhile; its card shows the outcome. */
  private boolean isDecided(InvitationPart.Found found) {
    return answers
        .take(counters.state(visitor.caller(), found.calendar(), found.from()))
        .flatMap(state -> state)
        .filter(state -> state != ProposedTime.State.WAITING)
        .isPresent();
  }

  /** Moves the meeting to the proposed time; all guests are invited again. */
  private void move(InvitationPart.Found found) {
    if (isDecided(found)) {
      back();
      return;
    }
    answers
        .take(meetingMessages.state(visitor.caller(), found.calendar()))
        .flatMap(state -> state)
        .flatMap(MessageMeetingState::kept)
        .filter(MessageMeetingState.Kept::isOrganized)
        .flatMap(kept -> answers.take(keeping.open(kept.calendar(), kept.key().value())))
        .filter(
            _ -> answers.done(counters.accept(visitor.caller(), found.calendar(), found.from())))
        .ifPresent(event -> said(Notice.of("event.moved").undoneBy(undoing(event))));
  }

  /** Tells the proposer that the meeting's time stays. */
  private void stay(InvitationPart.Found found) {
    if (isDecided(found)) {
      back();
    } else if (answers.done(counters.decline(visitor.caller(), found.calendar(), found.from()))) {
      said(Notice.of("invitation.stays"));
    }
  }

  private String undoing(OpenEvent event) {
    return EventUndo.text(event, "", LocalDate.now(ui.getZone()).toString());
  }

  private void said(Notice notice) {
    notices.show(notice);
    back();
  }

  private void back() {
    Redirect.to("/mail?" + mail.getListQuery() + "&m=" + message());
  }

  private String folder() {
    return parameters.text("f");
  }

  private long message() {
    return parameters.number("sel").orElse(0);
  }

  private String part() {
    return parameters.text("part");
  }
}
