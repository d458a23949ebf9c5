package org.carillon.webmail.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.Texts;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** Undoes the creation, change, merge or deletion of contacts. */
@RequestScoped
public class ContactUndo implements UndoHandler {
  private static final String KIND = "contact ";

  @Inject private ContactChanges changes;
  @Inject private ContactStorage contacts;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;

  /** Returns a notice with an undo that leads to the page. */
  private Notice undoable(Notice notice, List<ContactChange> done, String back) {
    return notice.undoneBy(
        changes.keep(visitor.caller(), done, back).map(number -> KIND + number).orElse(""));
  }

  /**
   * Shows the result with an undo, or why it failed.
   *
   * @param then the next page
   * @param back the page that shows the earlier state
   */
  public void done(Answer<List<ContactChange>> answer, Notice notice, String then, String back) {
    switch (answer) {
      case Answer.Done<List<ContactChange>>(List<ContactChange> done) -> {
        notices.show(undoable(notice, done, back));
        Redirect.to(then);
      }
      case Answer.Failed<List<ContactChange>>(Failure failure) -> refused(failure);
    }
  }

  /** Shows the reader why nothing was done. */
  public void refused(Failure failure) {
    switch (failure) {
      case Failure.Outdated _ -> answers.wrong(null, texts.of("contact.outdated"));
      case Failure.NotFound _, Failure.NotAllowed _ ->
          answers.wrong(null, texts.of("contact.not-allowed"));
      case Failure other -> answers.show(null, other);
    }
  }

  /** Shows a contact with a notice that it was saved. */
  public void kept(ContactChange change, String words) {
    String place = "/contacts?c=" + change.book() + "&k=" + Redirect.encoded(change.key().value());
    boolean isNew = change.before().isEmpty();
    notices.show(undoable(Notice.of(words), List.of(change), isNew ? "/contacts" : place));
    Redirect.to(place);
  }

  @Override
  public boolean undo(String carried) {
    if (!carried.startsWith(KIND)) {
      return false;
    }
    changes
        .take(visitor.caller(), carried.substring(KIND.length()))
        .ifPresentOrElse(
            this::bringBack, () -> answers.wrong(null, texts.of("contacts.undo.gone")));
    return true;
  }

  private void bringBack(ContactChanges.Taken taken) {
    int changed = 0;
    for (ContactChange change : taken.changes()) {
      switch (contacts.undo(change)) {
        case Answer.Done<Void> _ -> {}
        case Answer.Failed<Void>(Failure.Outdated _), Answer.Failed<Void>(Failure.Taken _) ->
            changed++;
        case Answer.Failed<Void>(Failure failure) -> {
          answers.show(null, failure);
          return;
        }
      }
    }
    notices.show(changed == 0 ? Notice.of("undone") : Notice.of("contacts.undo.changed", changed));
    Redirect.to(taken.back());
  }
}
