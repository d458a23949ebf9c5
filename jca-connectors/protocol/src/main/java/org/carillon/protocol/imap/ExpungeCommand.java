package org.carillon.protocol.imap;

import java.util.Optional;
import org.carillon.contract.mailbox.MailboxAnswer;
import org.carillon.contract.mailbox.UidSet;

/** EXPUNGE (RFC 3501 §6.4.3) and UID EXPUNGE (RFC 4315 §2.1). */
final class ExpungeCommand implements Command {
  private final boolean byUid;

  ExpungeCommand(boolean byUid) {
    this.byUid = byUid;
  }

  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand {
    Selected selected = session.selected();
    Optional<UidSet> only = Optional.empty();
    if (byUid) {
      arguments.expect(' ');
      only = Optional.of(selected.uids(selected.byUid(arguments.sequenceSet())));
    }
    arguments.end();
    if (!selected.writable()) {
      return Reply.no("READ-ONLY", "The mailbox is selected read-only");
    }
    // The removed messages are announced like anybody's, behind this command.
    return switch (session.access().expunge(session.caller(), selected.mailbox(), only)) {
      case MailboxAnswer.Done(_) -> Reply.ok("Expunged");
      case MailboxAnswer.Hindered(var obstacle) -> Hindrance.reply(obstacle);
    };
  }
}
