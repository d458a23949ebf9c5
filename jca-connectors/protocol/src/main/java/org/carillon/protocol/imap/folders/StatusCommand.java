package org.carillon.protocol.imap.folders;

import java.io.IOException;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** STATUS (RFC 9051 §6.3.11). */
public final class StatusCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.expect(' ');
    StatusItems items = StatusItems.read(session, arguments);
    arguments.end();
    return items.write(session, name).map(ErrorReplies::reply).orElse(Reply.ok("Counted"));
  }
}
