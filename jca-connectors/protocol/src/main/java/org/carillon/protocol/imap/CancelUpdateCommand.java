package org.carillon.protocol.imap;

import java.io.IOException;

/** CANCELUPDATE (RFC 5267 §4.3.5). */
final class CancelUpdateCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    boolean known = true;
    arguments.expect(' ');
    do {
      known &= session.selected().contexts().cancel(arguments.string());
    } while (arguments.take(' '));
    arguments.end();
    return known ? Reply.ok("No more of these") : Reply.no("", "Not all of these were updated");
  }
}
