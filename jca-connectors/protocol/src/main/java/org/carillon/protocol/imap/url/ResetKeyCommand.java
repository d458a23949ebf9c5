package org.carillon.protocol.imap.url;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** RESETKEY (RFC 4467 §7): invalidates all URLs authorized so far. */
public final class ResetKeyCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    Optional<MailboxName> mailbox = Optional.empty();
    if (arguments.take(' ')) {
      mailbox = Optional.of(arguments.mailbox());
    }
    while (!arguments.atEnd()) {
      arguments.expect(' ');
      if (!arguments.word().equals(GenUrlAuthCommand.INTERNAL)) {
        throw new BadCommand("Mechanism must be INTERNAL");
      }
    }
    return switch (session.access().resetUrls(session.caller(), mailbox)) {
      case Answer.Done(_) ->
          Reply.ok("URLMECH " + GenUrlAuthCommand.INTERNAL, "Authorized URLs are no longer valid");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }
}
