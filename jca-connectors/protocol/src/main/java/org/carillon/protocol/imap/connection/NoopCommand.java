package org.carillon.protocol.imap.connection;

import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** NOOP and CHECK (RFC 3501 §6.1.2, §6.4.1): changes are announced after every command. */
public final class NoopCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand {
    arguments.end();
    return Reply.ok("Done");
  }
}
