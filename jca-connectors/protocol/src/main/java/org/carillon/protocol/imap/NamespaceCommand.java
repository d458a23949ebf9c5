package org.carillon.protocol.imap;

import java.io.IOException;

/** NAMESPACE (RFC 2342): the caller's own mailboxes, no others yet. */
final class NamespaceCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().untagged("NAMESPACE ((\"\" \"/\")) NIL NIL");
    return Reply.ok("That is all");
  }
}
