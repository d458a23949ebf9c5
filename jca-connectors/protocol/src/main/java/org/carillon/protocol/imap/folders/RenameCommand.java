package org.carillon.protocol.imap.folders;

import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** RENAME (RFC 3501 §6.3.5). */
public final class RenameCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName from = arguments.mailbox();
    arguments.expect(' ');
    MailboxName to = arguments.mailbox();
    arguments.end();
    if (!to.problem().isEmpty()) {
      return Reply.no("CANNOT", to.problem());
    }
    return switch (session.access().rename(session.caller(), from, to)) {
      case Answer.Done(_) -> {
        ListResponse.tell(session, from.path(), to);
        yield Reply.ok("Renamed");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  @Override
  public boolean makesNames() {
    return true;
  }
}
