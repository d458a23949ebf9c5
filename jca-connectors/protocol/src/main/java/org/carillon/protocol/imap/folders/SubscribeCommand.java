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

/** SUBSCRIBE and UNSUBSCRIBE (RFC 3501 §6.3.6, §6.3.7); the mailbox need not exist. */
public final class SubscribeCommand implements Command {
  private final boolean subscribes;

  public SubscribeCommand(boolean subscribes) {
    this.subscribes = subscribes;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.end();
    if (subscribes && !name.problem().isEmpty()) {
      return Reply.no("CANNOT", name.problem());
    }
    return switch (session.access().subscribe(session.caller(), name, subscribes)) {
      case Answer.Done(_) -> Reply.ok(subscribes ? "Subscribed" : "Unsubscribed");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }
}
