package org.carillon.protocol.imap;

import java.io.IOException;
import org.carillon.contract.mailbox.MailboxName;

/** STATUS (RFC 9051 §6.3.11). */
final class StatusCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName name = arguments.mailbox();
    arguments.expect(' ');
    StatusItems items = StatusItems.read(session, arguments);
    arguments.end();
    return items.write(session, name).map(ErrorReplies::reply).orElse(Reply.ok("Counted"));
  }
}
