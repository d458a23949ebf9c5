package org.carillon.webmail.action;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.messages.FlagChange;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.mailbox.conversation.ConversationMuting;
import org.carillon.mailbox.snooze.SnoozeAccess;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.action.UndoHandler;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.list.ListAddress;
import org.carillon.webmail.list.Sorting;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.mailbox.Folders;

/** Undoes actions on messages. */
@RequestScoped
public class MailUndo implements UndoHandler {
  @Inject private MailAccess mail;
  @Inject private Visitor visitor;
  @Inject private Folders folders;
  @Inject private ConversationMuting muting;
  @Inject private SnoozeAccess snoozes;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private RequestParameters parameters;

  @Override
  public boolean undo(String carried) {
    Optional<Undo> undo = Undo.parse(carried);
    undo.ifPresent(
        known -> {
          switch (known) {
            case Undo.MoveBack back -> moveBack(back);
            case Undo.FlagBack(String folder, UidSet uids, FlagChange change, Flag flag) ->
                flagBack(folder, uids, change, Flags.of(flag));
            case Undo.MuteBack(String folder, UidSet uids, boolean mute) ->
                folders
                    .find(folder)
                    .flatMap(at -> answers.take(muting.mute(visitor.caller(), at.id(), uids, mute)))
                    .ifPresent(_ -> undone(folder));
            case Undo.SnoozeBack(String folder, UidSet uids, Instant until) ->
                folders
                    .find(folder)
                    .flatMap(
                        at -> answers.take(snoozes.snooze(visitor.caller(), at.id(), uids, until)))
                    .ifPresent(_ -> undone(folder));
            case Undo.KeywordBack(String folder, UidSet uids, FlagChange change, String keyword) ->
                flagBack(folder, uids, change, Flags.of(keyword));
          }
        });
    return undo.isPresent();
  }

  /** Moves messages back if {@code carried} is such an undo; shows no notice. */
  public void putBack(String carried) {
    if (Undo.parse(carried).orElse(null)
        instanceof Undo.MoveBack(String folder, UidSet uids, String back, long _)) {
      Optional<Folder> from = folders.find(folder);
      Optional<Folder> to = folders.find(back);
      if (from.isPresent() && to.isPresent()) {
        answers.take(mail.move(visitor.caller(), from.get().id(), uids, to.get().name()));
      }
    }
  }

  private void moveBack(Undo.MoveBack undo) {
    Optional<Folder> from = folders.find(undo.folder());
    Optional<Folder> to = folders.find(undo.back());
    if (from.isEmpty() || to.isEmpty()) {
      Redirect.to("/mail");
      return;
    }
    answers
        .take(mail.move(visitor.caller(), from.get().id(), undo.uids(), to.get().name()))
        .ifPresent(placed -> undone(undo.back(), Undo.placed(placed, undo.open())));
  }

  private void flagBack(String folder, UidSet uids, FlagChange change, Flags flags) {
    folders
        .find(folder)
        .flatMap(
            at ->
                answers.take(
                    mail.store(visitor.caller(), at.id(), uids, change, flags, Optional.empty())))
        .ifPresent(stored -> undone(folder));
  }

  private void undone(String folder) {
    undone(folder, 0);
  }

  /** The query of the reader's present list if it is of this folder, else of the folder's. */
  private String list(Folder folder) {
    boolean isThis = parameters.text("f").equals(folder.key());
    return new ListAddress(
            folder,
            Sorting.of(isThis ? parameters.text("s") : ""),
            isThis ? parameters.text("q") : "",
            isThis ? parameters.text("before") : "")
        .query();
  }

  /** Shows the list again, with the message {@code open} beside it; 0 for none. */
  private void undone(String folder, long open) {
    notices.show(Notice.of("undone"));
    String list = folders.find(folder).map(this::list).orElse("f=" + Redirect.encoded(folder));
    Redirect.to("/mail?" + list + (open == 0 ? "" : "&m=" + open));
  }
}
