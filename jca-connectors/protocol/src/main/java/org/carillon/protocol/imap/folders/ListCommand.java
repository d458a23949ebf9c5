package org.carillon.protocol.imap.folders;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.protocol.imap.admin.MetadataResponse;
import org.carillon.protocol.imap.admin.MyRightsCommand;
import org.carillon.protocol.imap.session.Command;
import org.carillon.protocol.imap.session.ImapSession;
import org.carillon.protocol.imap.syntax.Arguments;
import org.carillon.protocol.imap.syntax.BadCommand;
import org.carillon.protocol.imap.syntax.ErrorReplies;
import org.carillon.protocol.imap.syntax.Reply;

/** LIST (RFC 3501 §6.3.8, RFC 5258; STATUS RFC 5819, METADATA RFC 9590, MYRIGHTS RFC 8440). */
public final class ListCommand implements Command {
  @Override
  public Reply execute(ImapSession session, Arguments arguments) throws BadCommand, IOException {
    ListRequest request = ListRequest.read(session, arguments);
    if (request.asksForDelimiter()) {
      session.out().untagged("LIST (\\Noselect) \"/\" \"\"");
      return Reply.ok("Completed");
    }
    return switch (session.access().list(session.caller())) {
      case Answer.Done(List<MailboxEntry> entries) -> {
        for (ListedMailbox listed : ListedMailbox.among(entries, request)) {
          listed.write(session.out());
          if (request.status().isPresent() && listed.selectable()) {
            // A failed STATUS is left out (RFC 5819 §2).
            request.status().get().write(session, listed.name());
          }
          if (request.tells(ListRequest.Return.MYRIGHTS) && listed.selectable()) {
            MyRightsCommand.write(session.out(), listed.name(), listed.entry().rights());
          }
          if (!request.metadata().isEmpty() && listed.selectable()) {
            MetadataResponse.write(
                session, Optional.of(listed.name()), request.metadata(), 0, Long.MAX_VALUE);
          }
        }
        yield Reply.ok("Completed");
      }
      case Answer.Failed(var failure) -> ErrorReplies.reply(failure);
    };
  }
}
