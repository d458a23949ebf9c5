package org.carillon.webmail.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.webmail.event.CarriedObject;

/** Makes a note again what it was before it was changed or deleted. */
@RequestScoped
public class NoteUndo implements UndoHandler {
  private static final String KIND = "note ";

  @Inject private NoteKeeping keeping;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** What makes a note again what it is now; empty where that is too long to be carried. */
  static String text(NoteKeeping.OpenNote note) {
    return new CarriedObject(
            note.in().id(),
            "notes",
            note.stored().entry().key().value(),
            "",
            note.stored().octets())
        .text(KIND);
  }

  @Override
  public boolean undo(String carried) {
    Optional<CarriedObject> before = CarriedObject.read(KIND, carried);
    before.ifPresent(
        note -> {
          if (answers.done(keeping.restore(note.collection(), note.key(), note.octets()))) {
            notices.show(Notice.of("undone"));
            Redirect.to("/notes");
          }
        });
    return before.isPresent();
  }
}
