package org.carillon.protocol.imap;

import java.io.IOException;

/** LOGOUT (RFC 3501 §6.1.3). */
final class LogoutCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.bye("Goodbye");
    return Reply.ok("Signed out");
  }
}
