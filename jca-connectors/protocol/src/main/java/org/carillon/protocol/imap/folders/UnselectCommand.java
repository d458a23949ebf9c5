package org.carillon.protocol.imap.folders;

import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** UNSELECT (RFC 3691): closes the mailbox without removing messages. */
public final class UnselectCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand {
    arguments.end();
    session.unselect();
    return Reply.ok("Unselected");
  }
}
