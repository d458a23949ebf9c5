package org.carillon.protocol.imap;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/** CLOSE (RFC 3501 §6.4.2): what is \Deleted goes, without a word about it. */
final class CloseCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand {
    arguments.end();
    Selected selected = session.selected();
    session.unselect();
    if (!selected.writable()) {
      return Reply.ok("Closed");
    }
    return switch (session
        .access()
        .expunge(session.caller(), selected.mailbox(), Optional.empty())) {
      // Who may not expunge closes all the same (RFC 4314 §4).
      case Answer.Done(_), Answer.Failed(Failure.NotAllowed _) -> Reply.ok("Closed");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }
}
