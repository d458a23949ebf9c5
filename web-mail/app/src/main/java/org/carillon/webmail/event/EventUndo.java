package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.webmail.calendar.LastChangedEvent;

/** Undoes the change, move, answer or deletion of an event. */
@RequestScoped
public class EventUndo implements UndoHandler {
  private static final String KIND = "event ";

  @Inject private EventStorage keeping;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** Returns an event's undo, which deletes {@code made}; empty if it is too long to be carried. */
  public static String text(OpenEvent event, String made, String day) {
    return new UndoObject(
            event.calendar().id(),
            day,
            event.stored().entry().key().value(),
            made,
            event.stored().octets())
        .text(KIND);
  }

  @Override
  public boolean undo(String carried) {
    Optional<UndoObject> before = UndoObject.read(KIND, carried);
    before.ifPresent(this::bringBack);
    return before.isPresent();
  }

  private void bringBack(UndoObject before) {
    if (answers.done(
        keeping.restore(before.collection(), before.key(), before.octets(), before.made()))) {
      notices.show(Notice.of("undone"));
      Redirect.to(
          LastChangedEvent.address(
              "/calendar?day=" + Redirect.encoded(before.place()), before.key(), ""));
    }
  }
}
