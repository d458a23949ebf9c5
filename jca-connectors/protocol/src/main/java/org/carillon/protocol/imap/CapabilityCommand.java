package org.carillon.protocol.imap;

import java.io.IOException;

/** CAPABILITY (RFC 3501 §6.1.1): the list that greeting and sign-in give too. */
final class CapabilityCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.end();
    session.out().untagged("CAPABILITY " + session.capabilities());
    return Reply.ok("That is all");
  }
}
