package org.carillon.protocol.imap.connection;

import java.io.IOException;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** CAPABILITY (RFC 3501 §6.1.1), the same list as in the greeting and after sign-in. */
public final class CapabilityCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().untagged("CAPABILITY " + session.capabilities());
    return Reply.ok("Completed");
  }
}
