package org.carillon.protocol.imap.connection;

import java.io.IOException;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** ID (RFC 2971): client and server name their programs; nothing depends on it. */
public final class IdCommand implements Command {
  private static final int MOST_FIELDS = 30;

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    if (!arguments.takeWord("NIL")) {
      arguments.expect('(');
      int fields = 0;
      while (!arguments.take(')')) {
        if (fields > 0) {
          arguments.expect(' ');
        }
        if (++fields > MOST_FIELDS) {
          throw new BadCommand("Too many fields");
        }
        String name = arguments.string();
        arguments.expect(' ');
        String value = arguments.takeWord("NIL") ? "" : arguments.string();
        if (name.equalsIgnoreCase("name")) {
          session.clientIs(value);
        }
      }
    }
    arguments.end();
    session.out().untagged("ID (\"name\" \"Carillon\")");
    return Reply.ok("ID completed");
  }
}
