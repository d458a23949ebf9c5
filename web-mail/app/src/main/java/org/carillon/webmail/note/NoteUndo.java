package org.carillon.webmail.note;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.webmail.event.UndoObject;

/** Restores a note to its version before it was changed or deleted. */
@RequestScoped
public class NoteUndo implements UndoHandler {
  private static final String KIND = "note ";

  @Inject private NoteKeeping keeping;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** The text by which a note's present version is restored; empty if that is too long to carry. */
  static String text(NoteKeeping.OpenNote note) {
    return new UndoObject(
            note.in().id(),
            "notes",
            note.stored().entry().key().value(),
            "",
            note.stored().octets())
        .text(KIND);
  }

  @Override
  public boolean undo(String carried) {
    Optional<UndoObject> before = UndoObject.read(KIND, carried);
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
