package org.carillon.protocol.imap.folders;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.session.Selected;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** CLOSE (RFC 3501 §6.4.2): removes \Deleted messages without announcing them. */
public final class CloseCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand {
    arguments.end();
    Selected selected = session.selected();
    session.unselect();
    if (!selected.writable()) {
      return Reply.ok("Closed");
    }
    return switch (session
        .access()
        .expunge(session.caller(), selected.mailbox(), Optional.empty())) {
      // Without the right to expunge, the mailbox is closed all the same (RFC 4314 §4).
      case Answer.Done(_), Answer.Failed(Failure.NotAllowed _) -> Reply.ok("Closed");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }
}
