package org.carillon.webmail.event;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.webmail.calendar.JustDone;

/** Makes an event again what it was before it was changed, moved, answered or deleted. */
@RequestScoped
public class EventUndo implements UndoHandler {
  private static final String KIND = "event ";

  @Inject private EventKeeping keeping;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /**
   * What makes an event again what it is now; empty where that is too long to be carried.
   *
   * @param made the key of what the change makes beside it; empty for nothing
   */
  public static String text(OpenEvent event, String made, String day) {
    return new CarriedObject(
            event.calendar().id(),
            day,
            event.stored().entry().key().value(),
            made,
            event.stored().octets())
        .text(KIND);
  }

  @Override
  public boolean undo(String carried) {
    Optional<CarriedObject> before = CarriedObject.read(KIND, carried);
    before.ifPresent(this::bringBack);
    return before.isPresent();
  }

  private void bringBack(CarriedObject before) {
    if (answers.done(
        keeping.restore(before.collection(), before.key(), before.octets(), before.made()))) {
      notices.show(Notice.of("undone"));
      Redirect.to(
          JustDone.address("/calendar?day=" + Redirect.encoded(before.place()), before.key(), ""));
    }
  }
}
