package org.carillon.webmail.scheduled;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.webmail.action.MailUndo;

/** Undoes sending, as long as the message is scheduled. */
@RequestScoped
public class SendingUndo implements UndoHandler {
  private static final String MARK = "recall ";

  @Inject private ScheduledRecall recall;
  @Inject private MailUndo mail;
  @Inject private Notices notices;

  /** The text to undo a sending, with the undo of moving the answered message, if any. */
  public static String carried(String id, String back) {
    return MARK + id + (back.isEmpty() ? "" : " " + back);
  }

  @Override
  public boolean undo(String carried) {
    if (!carried.startsWith(MARK)) {
      return false;
    }
    String[] parts = carried.substring(MARK.length()).split(" ", 2);
    switch (recall.toDraft(parts[0])) {
      case Answer.Done<String>(String draft) -> {
        if (parts.length > 1) {
          mail.putBack(parts[1]);
        }
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
