package org.carillon.protocol.imap.admin;

import java.io.IOException;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;

/** MYRIGHTS (RFC 4314 §3.5), and its response as LIST gives it too (RFC 8440). */
public final class MyRightsCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName mailbox = arguments.mailbox();
    arguments.end();
    return switch (session.access().myRights(session.caller(), mailbox)) {
      case Answer.Done(MailboxRights rights) -> {
        write(session.out(), mailbox, rights);
        yield Reply.ok("Completed");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  public static void write(Output out, MailboxName mailbox, MailboxRights rights)
      throws IOException {
    out.text("* MYRIGHTS ").mailbox(mailbox.path());
    out.octet(' ').string(rights.lettersWithVirtual()).crlf();
  }
}
