package org.carillon.protocol.imap.search;

import java.io.IOException;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.Reply;

/** CANCELUPDATE (RFC 5267 §4.3.5). */
public final class CancelUpdateCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    boolean known = true;
    arguments.expect(' ');
    do {
      known &= session.selected().contexts().cancel(arguments.string());
    } while (arguments.take(' '));
    arguments.end();
    return known
        ? Reply.ok("Updates cancelled")
        : Reply.no("", "Some of these tags had no updates");
  }
}
