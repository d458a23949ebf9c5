package org.carillon.protocol.imap.admin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Output;
import org.carillon.protocol.imap.syntax.Reply;

/** GETACL (RFC 4314 §3.3). */
public final class GetAclCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    arguments.expect(' ');
    MailboxName mailbox = arguments.mailbox();
    arguments.end();
    return switch (session.access().accessList(session.caller(), mailbox)) {
      case Answer.Done(List<AccessEntry> entries) -> {
        Output out = session.out();
        out.text("* ACL ").mailbox(mailbox.path());
        for (AccessEntry entry : entries) {
          out.octet(' ').string(octets(entry.identifier()));
          out.octet(' ').string(entry.rights().lettersWithVirtual());
        }
        out.crlf();
        yield Reply.ok("Completed");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }

  /** An identifier as octets of UTF-8. */
  static String octets(Identifier identifier) {
    return new String(
        identifier.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
