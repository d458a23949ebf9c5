package org.carillon.webmail.invitation;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.calendar.published.ImportMode;
import org.carillon.calendar.published.ImportedCalendar;
import org.carillon.calendar.published.PublishedCalendars;
import org.carillon.calendar.scheduling.MeetingMessages;
import org.carillon.calendar.scheduling.MessageMeetingState;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.web.PageContext;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.calendar.OwnCalendars;
import org.carillon.webmail.calendar.ShownCalendar;
import org.carillon.webmail.card.EnclosedEvents;
import org.carillon.webmail.event.EventStorage;
import org.carillon.webmail.event.EventUndo;
import org.carillon.webmail.event.OpenEvent;

/**
 * Adds the events of a message to a calendar. An event whose UID is in one of the reader's
 * calendars is updated there, so that none is duplicated. A meeting is not changed.
 */
@RequestScoped
class EventImport {
  @Inject private MeetingMessages meetingMessages;
  @Inject private PublishedCalendars files;
  @Inject private OwnCalendars calendars;
  @Inject private EventStorage events;
  @Inject private Visitor visitor;
  @Inject private PageContext ui;

  /**
   * The result for a message's events.
   *
   * @param count the number that are in calendars now
   * @param where the name of the last one's calendar; empty if none is in any
   * @param undo the undo; empty if there is none
   */
  record Kept(int count, String where, String undo) {}

  /** Adds the events; the chosen calendar is for those that are in none. */
  Answer<Kept> keep(byte[] message, ShownCalendar chosen) {
    int count = 0;
    String where = "";
    List<String> made = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (CalendarObject event : EnclosedEvents.of(message)) {
      Optional<MessageMeetingState.Kept> there = there(event);
      if (there.filter(MessageMeetingState.Kept::isMeeting).isPresent()) {
        continue;
      }
      ShownCalendar target = there.flatMap(kept -> calendars.find(kept.calendar())).orElse(chosen);
      Optional<OpenEvent> before = there.flatMap(this::open);
      switch (files.importFile(visitor.caller(), target.id(), ImportMode.MERGE, event.octets())) {
        case Answer.Failed<ImportedCalendar>(Failure failure) -> {
          if (count == 0) {
            return Answer.failed(failure);
          }
        }
        case Answer.Done<ImportedCalendar>(ImportedCalendar done) -> {
          if (done.added() + done.replaced() + done.unchanged() > 0) {
            count++;
            where = target.name();
          }
          if (done.added() > 0) {
            there(event)
                .map(kept -> EventsUndo.one(kept.calendar(), kept.key().value()))
                .ifPresent(made::add);
          } else if (done.replaced() > 0) {
            changed.add(before.map(this::undoing).orElse(""));
          }
        }
      }
    }
    return new Answer.Done<>(new Kept(count, where, undo(made, changed)));
  }

  private Optional<MessageMeetingState.Kept> there(CalendarObject event) {
    return meetingMessages.state(visitor.caller(), EnclosedEvents.asMessage(event))
            instanceof
            Answer.Done<Optional<MessageMeetingState>>(Optional<MessageMeetingState> found)
        ? found.flatMap(MessageMeetingState::kept)
        : Optional.empty();
  }

  private Optional<OpenEvent> open(MessageMeetingState.Kept kept) {
    return events.open(kept.calendar(), kept.key().value())
            instanceof Answer.Done<OpenEvent>(OpenEvent event)
        ? Optional.of(event)
        : Optional.empty();
  }

  private String undoing(OpenEvent event) {
    return EventUndo.text(event, "", LocalDate.now(ui.getZone()).toString());
  }

  /** Returns the undo: new events are removed; of changed ones, one is restored. */
  private static String undo(List<String> made, List<String> changed) {
    if (changed.isEmpty()) {
      return EventsUndo.text(made);
    }
    return made.isEmpty() && changed.size() == 1 ? changed.getFirst() : "";
  }
}
