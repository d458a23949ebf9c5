package org.carillon.protocol.imap.notify;

import java.io.IOException;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** IDLE (RFC 2177): reports changes as they happen, until the client sends DONE. */
public final class IdleCommand implements Command {
  /** Returns the reply, which the session sends when the client is done. */
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().text("+ Idling\r\n").release();
    return Reply.ok("Idled");
  }

  @Override
  public boolean endsWithDone() {
    return true;
  }
}
