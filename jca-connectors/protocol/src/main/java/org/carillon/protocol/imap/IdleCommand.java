package org.carillon.protocol.imap;

import java.io.IOException;

/** IDLE (RFC 2177): changes are told as they happen, until the client says DONE. */
final class IdleCommand implements Command {
  /** The session keeps this answer until the client is done. */
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
