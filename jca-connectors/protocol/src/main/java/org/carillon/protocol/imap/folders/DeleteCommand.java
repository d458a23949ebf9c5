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

/** DELETE (RFC 3501 §6.3.4). */
public final class DeleteCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.end();
    return switch (session.access().delete(session.caller(), name)) {
      case Answer.Done(_) -> Reply.ok("Deleted");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  @Override
  public boolean mayClose() {
    return true;
  }
}
