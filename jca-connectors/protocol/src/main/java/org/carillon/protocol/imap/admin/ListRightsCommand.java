package org.carillon.protocol.imap.admin;

import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;

/** LISTRIGHTS (RFC 4314 §3.4): no right is tied to another one. */
public final class ListRightsCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName mailbox = arguments.mailbox();
    arguments.expect(' ');
    Identifier identifier = SetAclCommand.identifier(arguments);
    arguments.end();
    return switch (session.access().requiredRights(session.caller(), mailbox, identifier)) {
      case Answer.Done(MailboxRights required) -> {
        Output out = session.out();
        out.text("* LISTRIGHTS ").mailbox(mailbox.path());
        out.octet(' ').string(GetAclCommand.octets(identifier));
        out.octet(' ').string(required.lettersWithVirtual());
        MailboxRights optional = MailboxRights.ALL.minus(required);
        for (char letter : optional.lettersWithVirtual().toCharArray()) {
          out.octet(' ').octet(letter);
        }
        out.crlf();
        yield Reply.ok("Completed");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }
}
