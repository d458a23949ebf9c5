package org.carillon.protocol.imap;

import java.io.IOException;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.MailboxName;

/** RESETKEY (RFC 4467 §7): URLs authorised so far are void. */
final class ResetKeyCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    Optional<MailboxName> mailbox = Optional.empty();
    if (arguments.take(' ')) {
      mailbox = Optional.of(arguments.mailbox());
    }
    while (!arguments.atEnd()) {
      arguments.expect(' ');
      if (!arguments.word().equals(GenUrlAuthCommand.INTERNAL)) {
        throw new BadCommand("The mechanism is INTERNAL");
      }
    }
    return switch (session.access().resetUrls(session.caller(), mailbox)) {
      case Answer.Done(_) -> Reply.ok("URLMECH " + GenUrlAuthCommand.INTERNAL, "Void now");
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }
}
