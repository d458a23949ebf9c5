package org.carillon.webmail.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import org.carillon.contract.scheduling.LetterStanding;
import org.carillon.contract.scheduling.MeetingAnswer;
import org.carillon.contract.scheduling.MeetingLetters;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarReading;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.recurrence.SeriesInstance;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Ui;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.event.EventKeeping;
import org.carillon.webmail.event.EventUndo;
import org.carillon.webmail.event.OpenEvent;
import org.carillon.webmail.event.OwnObjects;
import org.carillon.webmail.event.SeriesScope;
import org.carillon.webmail.mail.MailPage;

/** Does what a button beside an invitation says, and stays at its message. */
@Named("invitations")
@RequestScoped
public class InvitationDesk {
  private static final ExpansionLimit ONE = new ExpansionLimit(1, 2_000);

  @Inject private InvitationPart parts;
  @Inject private MeetingLetters letters;
  @Inject private EventKeeping events;
  @Inject private OwnObjects objects;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private MailPage mail;
  @Inject private Ui ui;

  /** Answers, or does what else the pressed button says. */
  public void act() {
    Optional<byte[]> letter = parts.find(folder(), message(), part());
    if (letter.isEmpty()) {
      back();
      return;
    }
    String pressed = parameters.text("invitation");
    switch (pressed) {
      case "update" -> update(letter.get());
      case "remove" -> remove(letter.get());
      case "move" -> move(letter.get());
      default ->
          MeetingAnswer.of(pressed)
              .filter(said -> said != MeetingAnswer.NEEDS_ACTION)
              .ifPresent(said -> answer(letter.get(), said));
    }
  }

  private void answer(byte[] letter, MeetingAnswer said) {
    MeetingAnswer before =
        answers
            .take(letters.standing(visitor.caller(), letter))
            .flatMap(found -> found)
            .flatMap(LetterStanding::kept)
            .flatMap(LetterStanding.Kept::answer)
            .orElse(MeetingAnswer.NEEDS_ACTION);
    String comment = parameters.text("comment");
    if (answers.done(letters.answer(visitor.caller(), letter, said, comment))) {
      said(
          Notice.of("event.answered." + said.written().toLowerCase(Locale.ROOT))
              .undoneBy(InvitationUndo.text(folder(), message(), part(), before)));
    }
  }

  private void update(byte[] letter) {
    answers
        .take(letters.take(visitor.caller(), letter))
        .ifPresent(_ -> said(Notice.of("invitation.updated")));
  }

  /** It is taken as cancelled first, so that nobody is told of it. */
  private void remove(byte[] letter) {
    answers
        .take(letters.take(visitor.caller(), letter))
        .flatMap(found -> found)
        .flatMap(LetterStanding::kept)
        .flatMap(kept -> answers.take(events.open(kept.calendar(), kept.key().value())))
        .filter(event -> answers.done(objects.delete(event)))
        .ifPresent(event -> said(Notice.of("event.removed").undoneBy(undoing(event))));
  }

  private void move(byte[] letter) {
    Optional<SeriesInstance> wanted =
        CalendarObject.readMessage(letter) instanceof CalendarReading.Read(CalendarObject object)
            ? object.instances(TimeSpan.ALWAYS, ui.getZone(), ONE).instances().stream().findFirst()
            : Optional.empty();
    Optional<OpenEvent> event =
        answers
            .take(letters.standing(visitor.caller(), letter))
            .flatMap(found -> found)
            .flatMap(LetterStanding::kept)
            .filter(LetterStanding.Kept::isOrganized)
            .flatMap(kept -> answers.take(events.open(kept.calendar(), kept.key().value())));
    if (wanted.isPresent() && event.isPresent()) {
      moved(event.get(), wanted.get());
    }
  }

  private void moved(OpenEvent event, SeriesInstance wanted) {
    LocalDateTime start = LocalDateTime.ofInstant(wanted.from(), ui.getZone());
    Duration length = Duration.between(wanted.from(), wanted.to());
    answers
        .take(events.move(event, "", SeriesScope.ALL, start, ui.getZone(), Optional.of(length)))
        .ifPresent(_ -> said(Notice.of("event.moved").undoneBy(undoing(event))));
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
