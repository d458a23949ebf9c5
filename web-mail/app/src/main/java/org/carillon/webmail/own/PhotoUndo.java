package org.carillon.webmail.own;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.account.photo.Photo;
import org.carillon.account.photo.PhotoChange;
import org.carillon.account.photo.Photos;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** Restores the photo that was in the entry before it was changed or removed. */
@RequestScoped
public class PhotoUndo implements UndoHandler {
  private static final String KIND = "photo ";

  @Inject private Photos photos;
  @Inject private PhotoChanges changes;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  /** Shows a notice of the change that has an undo. */
  void done(PhotoChange change, String words) {
    notices.show(
        Notice.of(words)
            .undoneBy(KIND + changes.undoable().keep(visitor.caller(), change, size(change))));
    Redirect.to("/entry");
  }

  private static long size(PhotoChange change) {
    return change.before().map(photo -> photo.octets().length).orElse(0);
  }

  @Override
  public boolean undo(String carried) {
    if (!carried.startsWith(KIND)) {
      return false;
    }
    changes
        .undoable()
        .take(visitor.caller(), carried.substring(KIND.length()))
        .ifPresentOrElse(this::bringBack, this::late);
    return true;
  }

  private void bringBack(PhotoChange change) {
    switch (back(change)) {
      case Answer.Done<PhotoChange> _ -> {
        notices.show(Notice.of("undone"));
        Redirect.to("/entry");
      }
      case Answer.Failed<PhotoChange>(Failure.Outdated _) -> late();
      case Answer.Failed<PhotoChange>(Failure failure) -> answers.show(null, failure);
    }
  }

  private Answer<PhotoChange> back(PhotoChange change) {
    Optional<String> seen = Optional.of(change.after());
    String own = visitor.caller().name();
    return change
        .before()
        .map(Photo::octets)
        .map(octets -> photos.put(visitor.caller(), own, octets, seen))
        .orElseGet(() -> photos.remove(visitor.caller(), own, seen));
  }

  private void late() {
    answers.wrong(null, texts.of("contacts.undo.gone"));
  }
}
