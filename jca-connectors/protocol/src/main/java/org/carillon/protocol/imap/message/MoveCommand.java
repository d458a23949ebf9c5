package org.carillon.protocol.imap.message;

import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Placed;
import org.carillon.contract.mailbox.messages.UidSet;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** MOVE, UID MOVE (RFC 6851): COPYUID is untagged. A part not moved is retried for the reason. */
public final class MoveCommand implements Command {
  private final boolean byUid;

  public MoveCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    CopyCommand.Target target = CopyCommand.Target.read(session, arguments, byUid);
    Selected selected = session.selected();
    if (!selected.writable()) {
      return Reply.readOnly();
    }
    UidSet uids = selected.uids(target.messages());
    if (uids.isEmpty()) {
      return Reply.ok("No such messages");
    }
    boolean some = false;
    while (true) {
      switch (move(session, selected.mailbox(), uids, target.mailbox())) {
        case Answer.Done(Placed placed) when placed.source().isEmpty() -> {
          return Reply.ok(some ? "Moved" : "These messages no longer exist");
        }
        case Answer.Done(Placed placed) -> {
          session.out().text("* OK ").said("[" + CopyCommand.copyUid(placed) + "] Moved").crlf();
          if (placed.source().count() == uids.count()) {
            return Reply.ok("Moved");
          }
          some = true;
        }
        case Answer.Failed(var failure) -> {
          return ErrorReplies.replyForTarget(failure);
        }
      }
    }
  }

  @Override
  public boolean removes() {
    return true;
  }

  @Override
  public boolean takesNumbers() {
    return !byUid;
  }

  private static Answer<Placed> move(
      ImapSession session, long mailbox, UidSet uids, MailboxName target) throws IOException {
    return session
        .progress()
        .during(uids.count(), () -> session.access().move(session.caller(), mailbox, uids, target));
  }
}
