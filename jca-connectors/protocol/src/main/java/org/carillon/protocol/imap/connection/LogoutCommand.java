package org.carillon.protocol.imap.connection;

import java.io.IOException;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** LOGOUT (RFC 3501 §6.1.3). */
public final class LogoutCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.bye("Goodbye");
    return Reply.ok("Signed out");
  }
}
