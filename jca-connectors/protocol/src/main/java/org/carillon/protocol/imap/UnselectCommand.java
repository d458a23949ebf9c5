package org.carillon.protocol.imap;

/** UNSELECT (RFC 3691): CLOSE that removes nothing. */
final class UnselectCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand {
    arguments.end();
    session.unselect();
    return Reply.ok("Unselected");
  }
}
