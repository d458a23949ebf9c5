package org.carillon.webmail.scheduled;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;

/** Takes sending back, for as long as the message waits. */
@RequestScoped
public class SendingUndo implements UndoHandler {
  private static final String MARK = "recall ";

  @Inject private Recall recall;
  @Inject private Notices notices;

  @Override
  public boolean undo(String carried) {
    if (!carried.startsWith(MARK)) {
      return false;
    }
    switch (recall.toDraft(carried.substring(MARK.length()))) {
      case Answer.Done<String>(String draft) -> {
        notices.show(Notice.of("scheduled.recalled"));
        Redirect.to(draft);
      }
      case Answer.Failed<String>(Failure.NotFound _) -> {
        notices.show(Notice.of("scheduled.too-late"));
        Redirect.to("/mail");
      }
      case Answer.Failed<String> _ -> {
        notices.show(Notice.of("later"));
        Redirect.to("/scheduled");
      }
    }
    return true;
  }
}
