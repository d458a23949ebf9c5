package org.carillon.webmail.label;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.carillon.mailbox.label.Label;
import org.carillon.mailbox.label.LabelAccess;
import org.carillon.mailbox.label.LabelColour;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.Visitor;

/** Restores a label that was removed. */
@RequestScoped
public class LabelUndo implements UndoHandler {
  @Inject private LabelAccess access;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Notices notices;

  /** The label before its removal, as a notice carries it. */
  record Carried(Label label) {
    private static final String MARK = "unlist";

    String text() {
      return String.join(" ", MARK, label.keyword(), label.colour().word(), label.name());
    }

    static Optional<Carried> parse(String text) {
      String[] words = text.split(" ", 4);
      return words.length == 4 && words[0].equals(MARK)
          ? LabelColour.of(words[2])
              .map(colour -> new Carried(new Label(words[1], words[3], colour)))
          : Optional.empty();
    }
  }

  @Override
  public boolean undo(String carried) {
    Optional<Carried> ours = Carried.parse(carried);
    ours.flatMap(back -> answers.take(access.put(visitor.caller(), back.label())))
        .ifPresent(
            back -> {
              notices.show(Notice.of("undone"));
              Redirect.to("/labels");
            });
    return ours.isPresent();
  }
}
